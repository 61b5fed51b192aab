package haidang.deploy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// `./haidang bench …`: the script answers it where the sources are, with a program of its own that is not shipped.
@Command(name = "bench", description = "Đo tốc độ, chạy từ mã nguồn: ./haidang bench --help. / Measure, from a checkout of the sources.")
final class BenchCommand implements Callable<Integer> {
  @Unmatched
  private String[] arguments = {};

  @Override
  public Integer call() {
    String command = "./haidang bench " + String.join(" ", arguments);
    throw new Refused("Phần đo không nằm trong bản phân phối; hãy chạy " + command.strip() + " trong mã nguồn.",
        "The measurements are no part of the distribution; run " + command.strip() + " in a checkout of the sources.");
  }
}
