package haidang.deploy;

import haidang.ingest.Import;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells how far an import has come when it is cut short by Ctrl-C or SIGTERM, which end the process on the spot.
final class HowFar implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HowFar.class);

  private final AtomicReference<Import.@Nullable Progress> last = new AtomicReference<>();
  private final Thread hook = Thread.ofPlatform().name("how-far").unstarted(() -> System.err.println(told(last.get())));

  HowFar() { Runtime.getRuntime().addShutdownHook(hook); }

  void has(Import.Progress progress) { last.set(progress); }

  static String told(Import.@Nullable Progress progress) {
    long lines = progress == null ? 0 : progress.earlier().read() + progress.read();
    long posts = progress == null ? 0 : progress.earlier().published() + progress.published();
    return "%nDừng giữa chừng: đã đọc %d dòng, đã ghi %d bài. Gõ lại đúng lệnh này để nhập tiếp từ đó.%nStopped on the way: %s read, %s published. The same command goes on from there."
        .formatted(lines, posts, Counted.of(lines, "line"), Counted.of(posts, "post"));
  }

  /// The import is done, or has failed and said why.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.trace("the process is ending, and the hook tells what there is to tell", e);
    }
  }
}
