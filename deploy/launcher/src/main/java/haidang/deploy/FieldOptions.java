package haidang.deploy;

import haidang.ingest.jsonl.FieldMapping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which fields of an imported file hold what; by default what a post calls them.
final class FieldOptions {
  @Option(names = "--id", paramLabel = "FIELD", description = "Trường mã bài (id, không có thì số dòng) / field of the id (id, else the line's number)")
  private @Nullable String id;

  @Option(names = "--text", paramLabel = "FIELD", defaultValue = "text", description = "Trường văn bản / field of the text (${DEFAULT-VALUE})")
  private String text = "text";

  @Option(names = "--title", paramLabel = "FIELD", defaultValue = "title", description = "Trường tiêu đề / field of the title (${DEFAULT-VALUE})")
  private String title = "title";

  @Option(names = "--author", paramLabel = "FIELD", defaultValue = "author", description = "Trường tác giả / field of the author (${DEFAULT-VALUE})")
  private String author = "author";

  @Option(names = "--published", paramLabel = "FIELD", defaultValue = "published", description = "Trường ngày đăng / field of the date (${DEFAULT-VALUE})")
  private String published = "published";

  @Option(names = "--url", paramLabel = "FIELD", defaultValue = "url|permalink", description = "Trường địa chỉ / field of the address (${DEFAULT-VALUE})")
  private String url = "url|permalink";

  @Option(names = "--kind", paramLabel = "FIELD", defaultValue = "kind", description = "Trường loại / field of the kind: post, comment, video, article (${DEFAULT-VALUE})")
  private String kind = "kind";

  @Option(names = "--parent", paramLabel = "FIELD", defaultValue = "parent", description = "Trường bài được trả lời / field of the post it answers (${DEFAULT-VALUE})")
  private String parent = "parent";

  @Option(names = "--language", paramLabel = "FIELD", defaultValue = "language|claimedLanguage", description = "Trường ngôn ngữ / field of the language (${DEFAULT-VALUE})")
  private String language = "language|claimedLanguage";

  @Option(names = "--platform", paramLabel = "FIELD", defaultValue = "platform", description = "Trường nền tảng / field of the platform, such as facebook (${DEFAULT-VALUE})")
  private String platform = "platform";

  @Option(names = "--root", paramLabel = "FIELD", defaultValue = "root", description = "Trường bài mở đầu / field of the post that began the thread (${DEFAULT-VALUE})")
  private String root = "root";

  @Option(names = "--edited", paramLabel = "FIELD", defaultValue = "edited", description = "Trường ngày sửa / field of the date of the last edit (${DEFAULT-VALUE})")
  private String edited = "edited";

  @Option(names = "--media", paramLabel = "FIELD", defaultValue = "media", description = "Trường ảnh, phim, tệp / field of the pictures, videos and files (${DEFAULT-VALUE})")
  private String media = "media";

  @Option(names = "--links", paramLabel = "FIELD", defaultValue = "links", description = "Trường liên kết / field of the links (${DEFAULT-VALUE})")
  private String links = "links";

  @Option(names = "--likes", paramLabel = "FIELD", defaultValue = "counts.likes|likes", description = "Trường số lượt thích / field of the number of likes (${DEFAULT-VALUE})")
  private String likes = "counts.likes|likes";

  @Option(names = "--shares", paramLabel = "FIELD", defaultValue = "counts.shares|shares", description = "Trường số lượt chia sẻ / field of the number of shares (${DEFAULT-VALUE})")
  private String shares = "counts.shares|shares";

  @Option(names = "--comments", paramLabel = "FIELD", defaultValue = "counts.comments|comments", description = "Trường số bình luận / field of the number of comments (${DEFAULT-VALUE})")
  private String comments = "counts.comments|comments";

  @Option(names = "--views", paramLabel = "FIELD", defaultValue = "counts.views|views", description = "Trường số lượt xem / field of the number of views (${DEFAULT-VALUE})")
  private String views = "counts.views|views";

  FieldMapping mapping() {
    return new FieldMapping(id == null ? "id" : id, id != null, text, title, author, published, url, kind, parent,
        language, new FieldMapping.Further(platform, root, edited, media, links, likes, shares, comments, views));
  }

  String published() { return published; }
}
