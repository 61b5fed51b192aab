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
    "Xét bài, không cần máy chủ nào. / Judge posts without any server.",
    "Vào: JSON Lines với id, text và các trường khác của bài; ra: mỗi dòng một kết quả, cùng thứ tự.",
    "JSON Lines in, with id, text and any other field of a post; one judgement a line out, in that order.",
    "Vị trí / spans: [start, end), UTF-16."})
final class JudgeCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", description = "Tệp, hoặc - là đầu vào chuẩn / file, or - for standard input (${DEFAULT-VALUE})")
  private String file = "-";

  @Option(names = "--rules", paramLabel = "DIR", defaultValue = "", description = "Thư mục luật (nếu không: luật kèm theo) / directory of rules (else those shipped)")
  private String rules = "";

  @Override
  public Integer call() throws Exception {
    Compilation compiled = RuleSet.compile(Installation.pack(rules));
    compiled.errors().forEach(error -> System.err.println("bỏ luật / rule left out: " + error));
    try (InputStream in = Given.open(file); Progress progress = Progress.on("Xét / judged", 0)) {
      Judge.Outcome outcome = new Judge(compiled.rules()).run(in, Printed.bytes(),
          n -> progress.to(n, 0, "dòng / lines"));
      if (outcome.errors() > 0) {
        System.err.printf("%d trong %d dòng không xét được / %1$d of %2$d lines could not be judged%n",
            outcome.errors(),
            outcome.lines());
      }
      return outcome.errors() > 0 || !compiled.errors().isEmpty() ? 1 : 0;
    }
  }
}
