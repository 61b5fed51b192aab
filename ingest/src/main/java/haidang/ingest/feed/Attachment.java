package haidang.ingest.feed;

import haidang.events.Media;
import haidang.events.MediaKind;
import haidang.ingest.text.Addresses;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A file that a feed's entry comes with.
final class Attachment {
  private Attachment() {}

  /// @param type    MIME type, as the feed says
  /// @param caption for people
  /// @return null where the address leads nowhere on the web
  static @Nullable Media of(URI base, @Nullable String address, @Nullable String type, @Nullable String caption) {
    URI url = Addresses.link(base, address);
    return url == null ? null : new Media(kind(type), url, caption, null);
  }

  private static MediaKind kind(@Nullable String type) {
    String main = type == null ? "" : type.replaceFirst("/.*", "");
    return switch (main) {
      case "image" -> MediaKind.IMAGE;
      case "video" -> MediaKind.VIDEO;
      case "audio" -> MediaKind.AUDIO;
      default -> MediaKind.DOCUMENT;
    };
  }
}
