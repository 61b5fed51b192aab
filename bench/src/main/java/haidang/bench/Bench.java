package haidang.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// `./haidang bench …`: figures on standard output, progress on standard error.
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measure the engine on a file with one post a line, and the console on a generated archive.", subcommands = {
    RulesBench.class, LatencyBench.class, PacksBench.class, ObfuscationBench.class, Fuzz.class, ArchiveBench.class,
    HelpCommand.class})
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Bench()).setExecutionStrategy(new CountsDemanded());
    line.setExecutionExceptionHandler((error, at, _) -> {
      if (!(error instanceof Refused)) {
        throw error;
      }
      at.getErr().println(error.getMessage());
      return 1;
    });
    System.exit(line.execute(args));
  }
}
