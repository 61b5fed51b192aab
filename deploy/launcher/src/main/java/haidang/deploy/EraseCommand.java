package haidang.deploy;

import haidang.events.PostId;
import haidang.ingest.Erasure;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./haidang erase`.
@Command(name = "erase", mixinStandardHelpOptions = true, description = {
    "Xoá vĩnh viễn một bài hoặc mọi bài của một tác giả. / Erase a post, or all of an author, for ever.",
    "In ra số bài. Rời kho ngay, rời mọi tệp trong 24 giờ, không bao giờ bị thu lại.",
    "Prints how many. They leave the archive at once, every file within 24 hours, and never come back."})
final class EraseCommand implements Callable<Integer> {
  @Mixin
  private DataOptions data = new DataOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what = new What();

  @Option(names = "--platform", paramLabel = "NAME", defaultValue = "web", description = "Nền tảng của tác giả, như trong mã bài / platform of the author, as in post ids (${DEFAULT-VALUE})")
  private String platform = "web";

  @Option(names = "--reason", required = true, description = "Lý do, để lưu; không ghi dữ liệu cá nhân / why, for the record; no personal data")
  private String reason = "";

  /// One of the two.
  static final class What {
    @Option(names = "--post", paramLabel = "ID", required = true, description = "Mã bài / post id")
    private @Nullable String post;

    @Option(names = "--author-from-stdin", required = true, description = "Đọc tên hoặc tài khoản tác giả từ đầu vào chuẩn, để shell không giữ lại / read the author's name or account from standard input, so that no shell keeps it")
    private boolean author;
  }

  @Override
  public Integer call() throws Exception {
    PostId post = what.author || what.post == null ? null : new PostId(what.post);
    String author = post == null ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip() : "";
    if (post == null && author.isEmpty()) {
      throw new WrongUse("Đầu vào chuẩn không có tên tác giả nào", "There is no author's name on standard input");
    }
    String by = System.getProperty("user.name", "unknown");
    try (Access access = Access.existing(data)) {
      Erasure erasure = access.installation().ingest().erasure();
      int erased = post == null
          ? erasure.author(platform, author, by, reason)
          : erasure.post(post, by, reason);
      System.out.println("{\"erased\":" + erased + "}");
      return erased > 0 ? 0 : 1;
    }
  }
}
