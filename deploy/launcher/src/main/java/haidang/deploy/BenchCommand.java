package haidang.deploy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// `./haidang bench …`: the script answers it where the sources are, with a program of its own that is not shipped.
@Command(name = "bench", description = "Measure the engine against its peers, from a checkout of the sources: ./haidang bench --help.")
final class BenchCommand implements Callable<Integer> {
  @Unmatched
  private String[] arguments = {};

  @Override
  public Integer call() {
    throw new Refused("The measurements are no part of the distribution; run ./haidang bench " + String.join(" ",
        arguments) + " in a checkout of the sources.");
  }
}
