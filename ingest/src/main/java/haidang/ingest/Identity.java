package haidang.ingest;

import haidang.events.AuthorPseudonym;
import haidang.events.PostId;
import haidang.events.SourceId;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.Keys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/// Names posts, contents and authors so that nothing can be read out of the names.
final class Identity {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:#+=-]{1,100}");
  private static final int CHUNK = 64 * 1024;
  private final Keys keys;

  Identity(Keys keys) { this.keys = keys; }

  /// `platform:source/native`. Native ids of pages are often addresses that say what the post says, or name a person,
  /// so they are hashed; the short ids of an imported file stay, so that people find their lines again.
  PostId post(SourceId source, SourceKind kind, String nativeId) {
    return post(kind.platform(), source, kind, nativeId);
  }

  PostId post(String platform, SourceId source, SourceKind kind, String nativeId) {
    boolean plain = kind == SourceKind.IMPORT && HARMLESS.matcher(nativeId).matches();
    return new PostId(platform + ":" + source + "/" + (plain ? nativeId : hashed(nativeId)));
  }

  private String hashed(String nativeId) {
    return "h" + HexFormat.of().formatHex(keys.ids().doFinal(nativeId.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  /// The same author of one platform has the same pseudonym; across platforms nothing can be joined.
  AuthorPseudonym author(String platform, String author) {
    byte[] name = (platform + "\n" + author.strip()).getBytes(StandardCharsets.UTF_8);
    return new AuthorPseudonym(HexFormat.of().formatHex(keys.authors().doFinal(name), 0, 16));
  }

  /// Over title, whole text, media and links.
  String content(FoundPost post) {
    Mac mac = keys.contents();
    add(mac, post.title());
    add(mac, post.text());
    post.media().forEach(media -> {
      add(mac, media.url().toString());
      add(mac, media.caption());
      add(mac, media.alt());
    });
    post.links().forEach(link -> add(mac, link.url().toString()));
    return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
  }

  private static void add(Mac mac, @Nullable String text) {
    String present = text == null ? "" : text;
    for (int from = 0; from < present.length();) {
      int to = Math.min(present.length(), from + CHUNK);
      to -= to < present.length() && Character.isHighSurrogate(present.charAt(to - 1)) ? 1 : 0;
      mac.update(present.substring(from, to).getBytes(StandardCharsets.UTF_8));
      from = to;
    }
    mac.update((byte) 0);
  }
}
