package haidang.deploy;

import haidang.events.SourceId;
import haidang.ingest.Remap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./haidang remap [SOURCE…]`.
@Command(name = "remap", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Đọc lại các trang thô sau khi sửa cách đọc. / Read raw pages again after a page was misread.",
    "Bảy ngày gần nhất. Không báo cho ai; chạy lại thì không ghi gì thêm. Bài đã xoá vẫn xoá. Tệp nhập: nhập lại.",
    "The last seven days. Nobody is notified; a second run publishes nothing. What was erased or is gone stays",
    "so. Imported files are left out: import them again."})
final class RemapCommand implements Callable<Integer> {
  private static final int MOST_NAMED = 20;

  @Mixin
  private DataOptions data = new DataOptions();

  @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Mã nguồn (nếu không: tất cả) / ids of sources (else all)")
  private List<String> sources = List.of();

  @Option(names = "--dry-run", description = "Chỉ đếm, không thay đổi / count what would be published and change nothing")
  private boolean dryRun;

  @Option(names = "--json", description = "In JSON / print JSON")
  private boolean json;

  private int named;

  @Override
  public Integer call() throws Exception {
    var order = new Remap.Order(sources.stream().map(SourceId::new).toList(), dryRun);
    try (Access access = Access.existing(data)) {
      Remap.Figures figures;
      try (Progress bar = Progress.on("Đọc lại / remap", 0)) {
        figures = access.installation().ingest().remap().run(order, p -> bar.to(p.done(), p.total(), said(p.figures())),
            this::name);
      }
      if (figures.unreadable() > MOST_NAMED) {
        System.err.println("… và / and " + (figures.unreadable() - MOST_NAMED) + " nữa / more");
      }
      if (json) {
        Printed.json(figures);
      } else {
        System.out.println(said(figures));
      }
      return figures.unreadable() > 0 ? 1 : 0;
    }
  }

  private void name(String unreadable) {
    if (++named <= MOST_NAMED) {
      System.err.println(unreadable);
    }
  }

  private String said(Remap.Figures figures) {
    return figures.pages() + " trang / pages, " + figures.skipped() + " bỏ qua / skipped, " + figures.unreadable()
        + " không đọc được / unreadable, " + figures.posts() + " bài / posts, " + figures.published() + (dryRun
            ? " sẽ ghi / to be published"
            : " đã ghi / published");
  }
}
