package haidang.deploy;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far something long has come, on standard error: a bar on a terminal, a line every five seconds elsewhere.
final class Progress implements AutoCloseable {
  private static final long LINE_NANOS = 5_000_000_000L;
  /// What the launching script measured; the bar measures nothing itself, as the library that would takes the handlers of
  /// all signals away, so that Ctrl-C ends the process without its shutdown hooks.
  private static final int WIDTH = width(System.getenv("COLUMNS"));

  private final String task;
  private final @Nullable ProgressBar bar;
  private long lastLine = System.nanoTime();

  private Progress(String task, @Nullable ProgressBar bar) {
    this.task = task;
    this.bar = bar;
  }

  /// @param total 0 where nobody knows
  static Progress on(String task, long total) {
    boolean terminal = terminal().isPresent();
    ProgressBar bar = terminal
        ? new ProgressBarBuilder().setTaskName(task).setInitialMax(known(total))
            .setStyle(ProgressBarStyle.UNICODE_BLOCK).setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH)).build()
        : null;
    return new Progress(task, bar);
  }

  /// The bar runs to and fro where the total is -1.
  private static long known(long total) { return total == 0 ? -1 : total; }

  /// Leaves the last column free, where some terminals begin a new line.
  private static int width(@Nullable String columns) {
    return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) - 1 : 79;
  }

  /// The terminal a person sits at, if one does.
  static Optional<Console> terminal() { return Optional.ofNullable(System.console()).filter(Console::isTerminal); }

  /// @param done of `total`
  /// @param note what else to tell, short
  void to(long done, long total, String note) {
    if (bar != null) {
      bar.maxHint(known(total));
      bar.stepTo(done);
      bar.setExtraMessage(" " + note);
    } else if (System.nanoTime() - lastLine > LINE_NANOS) {
      lastLine = System.nanoTime();
      System.err.println(task + ": " + (total == 0 ? done + " " : 100 * done / total + " %, ") + note);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
