package haidang.bench;

import haidang.events.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts nobody would write and texts somebody did, hidden, cut, glued and broken.
final class FuzzTexts {
  private static final List<String> BUILT_IN = List.of("Ngân hàng thông báo: quý khách gửi mã OTP 0912.345.678 nhé",
      "vãi l.ồ.n thật sự “không” phải đâu", "xem tại https://bit.ly/abc?x=1 hoặc gọi +84 912 345 678 ngay!",
      "#LừaĐảo cho vay nhanh 0% lãi, ko cần thế chấp", "Hoà bình, tòan dân, lí do, kỹ sư, quí khách", "l ồ n d m c a c",
      "gui ma otp cho nhan vien ngan hang de mo khoa");
  private static final String ODD = "\u0000\u00AD\u0300\u0301\u0303\u0309\u0323\u200B\u200D\u202E\u2060\uFEFF\uFE0F\uD800"
      + "\uDC00\uFFFF\u0130\u0131ßﬃ．ĐðÐ*.-_~\"“”«»'’?!…#@+0١٢\n\r\t\u2028\u3164";
  private static final int[] ASTRAL = {0x1F600, 0x1D41A, 0x1F170, 0x1F130, 0x20000, 0xE0100, 0x1F1FB, 0x10FFFF};
  private static final int LONGEST = 400;

  private final List<String> seeds = new ArrayList<>(BUILT_IN);

  FuzzTexts(List<String> more) { seeds.addAll(more); }

  String next(Random random) {
    String text = random.nextInt(4) == 0 ? random(random) : seeds.get(random.nextInt(seeds.size()));
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text = change(text, random);
    }
    return text.length() > Post.MAX_TEXT ? text.substring(0, Post.MAX_TEXT) : text;
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      text.append(any(random));
    }
    return text.toString();
  }

  private static String any(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Obfuscation.pick(ODD, random);
      case 1 -> Character.toString(ASTRAL[random.nextInt(ASTRAL.length)]);
      case 2 -> " ";
      case 3 -> String.valueOf((char) random.nextInt(0x10000));
      default -> Obfuscation.pick("aăâbcdđeêghiklmnoôơpqrstuưvxyạảãàáồốổỗộ", random);
    };
  }

  private String change(String text, Random random) {
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    int other = text.isEmpty() ? 0 : at + random.nextInt(Math.min(20, text.length() - at) + 1);
    return switch (random.nextInt(7)) {
      case 0 -> text.substring(0, at) + any(random) + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(other);
      case 2 -> text.substring(0, other) + text.substring(at);
      case 3 -> text + seeds.get(random.nextInt(seeds.size()));
      case 4 -> text.substring(0, at) + any(random).repeat(1 + random.nextInt(LONGEST)) + text.substring(other);
      default -> {
        Obfuscation[] kinds = Obfuscation.values();
        yield kinds[random.nextInt(kinds.length)].of(text, List.of(new int[]{at, other}), random);
      }
    };
  }
}
