package haidang.ingest.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LegacyRoundTripTest {
  private static final String[] WORDS = ("người dân xã báo lũ quét cuốn trôi cầu tạm suốt đêm qua đường trường học chợ "
      + "bệnh viện huyện tỉnh phường quận khẩn cấp cảnh giác lừa đảo chuyển tiền mã xác thực ngân hàng gửi thẻ điện "
      + "thoại lạ không được tin nhắn giả mạo cán bộ công an đề nghị nộp phạt vắc xin miễn phí cuối tuần kỹ thuật mỹ "
      + "phẩm chữa khỏi ung thư thuốc nam gia truyền xổ số cược thắng lớn quý khách vui lòng hãy thử ngay nhé ở đây "
      + "những ngày này mưa bão rất nguy hiểm ý kiến ủng hộ sẽ đổi khẳng định đẫm lẵng hoa").split(" ");

  @Provide
  Arbitrary<String> sentences() {
    return Arbitraries.of(WORDS).list().ofMinSize(25).ofMaxSize(60).map(words -> String.join(" ", words) + ".");
  }

  @Property(tries = 300, seed = "20261124")
  void whatWasWrittenInAnOldEncodingIsReadBack(@ForAll OldEncoding encoding, @ForAll("sentences") String sentence) {
    assertThat(Decoded.of(encoding.write(sentence), null).text()).isEqualTo(sentence);
  }

  @Property(tries = 200, seed = "20261124")
  void utf8IsNeverTakenForAnythingElse(@ForAll String text) {
    String whole = haidang.ingest.text.Whole.of(text);

    assertThat(Decoded.of(("x" + whole).getBytes(StandardCharsets.UTF_8), null).text()).isEqualTo("x" + whole);
  }

  @Property(tries = 300, seed = "20261124")
  void anyBytesAreSomeText(@ForAll byte[] bytes, @ForAll("claims") String claim) {
    assertThat(Decoded.of(bytes, claim).text()).isNotNull();
  }

  @Provide
  Arbitrary<String> claims() {
    return Arbitraries.of("text/html", "text/html; charset=utf-8", "text/html; charset=utf-16", "a; charset=", "x;"
        + " charset=windows-1258", "; charset=???", "text/html; charset=iso-2022-jp");
  }

  @Property(tries = 200, seed = "20261124")
  void repairedTextIsNotRepairedFurther(@ForAll("sentences") String sentence) {
    assertThat(Legacy.repair(Legacy.repair(sentence))).isEqualTo(sentence);
  }
}
