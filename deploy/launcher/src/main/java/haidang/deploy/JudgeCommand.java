package haidang.deploy;

import haidang.classify.judge.Judge;
import haidang.classify.rules.Compilation;
import haidang.classify.rules.RuleSet;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./haidang judge [FILE|-]`.
@Command(name = "judge", mixinStandardHelpOptions = true, description = {
    "Judge posts without any server: JSON Lines in, one judgement a line out, in the same order.",
    "In: id, text and any other field of a post. Spans are [start, end) in UTF-16 units of the given text."})
final class JudgeCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", description = "Default, and -: standard input")
  private String file = "-";

  @Option(names = "--rules", paramLabel = "DIR", defaultValue = "", description = "Directory of rules (default: those shipped)")
  private String rules = "";

  @Override
  public Integer call() throws Exception {
    try (InputStream in = Given.open(file); Progress progress = Progress.on("Xét / judged", 0)) {
      Compilation compiled = RuleSet.compile(Installation.pack(rules));
      compiled.errors().forEach(error -> System.err.println("rule left out: " + error));
      Judge.Outcome outcome = new Judge(compiled.rules()).run(in, Printed.bytes(), n -> progress.to(n, 0, "dòng / lines"));
      if (outcome.errors() > 0) {
        System.err.printf("%d trong %d dòng không xét được / %1$d of %2$d lines could not be judged%n",
            outcome.errors(),
            outcome.lines());
      }
      return outcome.errors() > 0 || !compiled.errors().isEmpty() ? 1 : 0;
    }
  }
}
