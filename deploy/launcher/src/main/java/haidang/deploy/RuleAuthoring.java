package haidang.deploy;

import haidang.classify.rules.Compilation;
import haidang.classify.rules.Finding;
import haidang.classify.rules.RuleError;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSchema;
import haidang.classify.rules.RuleSet;
import haidang.classify.rules.Rules;
import haidang.events.Flag;
import haidang.events.RuleBody;
import haidang.events.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What an author does with rules before anybody else sees them.
final class RuleAuthoring {
  private RuleAuthoring() {}

  /// Names what loads but deserves a look.
  @Command(name = "lint", mixinStandardHelpOptions = true, description = {
      "Tìm luật chết, thừa, giống nhau, quá rộng. / Find rules that are dead, subsumed, alike or too broad.",
      "Cũng tìm nhánh vô dụng. Luật rộng đến đâu chỉ biết được qua văn bản thường ngày: nêu một tệp.",
      "Branches that do nothing, too. How broad a rule is can only be told on everyday texts: name a file."})
  static final class Lint implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "", description = "Thư mục luật (nếu không: luật kèm theo) / directory of rules (else those shipped)")
    private String directory = "";

    @Option(names = "--corpus", paramLabel = "FILE", description = "Văn bản thường ngày, mỗi dòng một bài / everyday texts, one a line")
    private @Nullable Path corpus;

    @Override
    public Integer call() throws Exception {
      List<String> texts = corpus == null ? List.of() : lines(corpus);
      Compilation compiled = RuleSet.compile(Installation.pack(directory));
      RulesCommand.tell(compiled.errors());
      List<Finding> findings = Rules.lint(compiled.rules(), texts);
      for (Finding finding : findings) {
        System.out.println(finding.rule() + ": " + finding.sort().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + ": " + finding.message());
      }
      System.err
          .println(findings.size() + " điều cần xem / " + Counted.of(findings.size(), "finding") + (corpus == null
              ? "; chưa xét độ rộng, xem --corpus / breadth not looked at, see --corpus"
              : ""));
      return findings.isEmpty() && compiled.errors().isEmpty() ? 0 : 1;
    }

    private static List<String> lines(Path file) throws IOException {
      return Files.readAllLines(Given.readable(file)).stream().filter(line -> !line.isBlank()).toList();
    }
  }

  /// Brings rule files into their one shape.
  @Command(name = "fmt", mixinStandardHelpOptions = true, description = "Đưa tệp luật về một dạng, in tên tệp đã sửa. / Bring rule files into their one shape, print what changed.")
  static final class Format implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "ví dụ / for example classify/rules")
    private Path directory = Path.of("");

    @Option(names = "--check", description = "Không sửa; thoát với mã 1 nếu có tệp cần sửa / change nothing; exit with 1 when a file would change")
    private boolean check;

    @Override
    public Integer call() throws Exception {
      RulePack pack = Installation.pack(directory.toString());
      List<RuleError> errors = RuleSet.compile(pack).errors();
      RulesCommand.tell(errors);
      List<RuleBody> changed = Rules.fmt(pack);
      for (RuleBody body : changed) {
        if (!check) {
          Files.writeString(directory.resolve(body.path()), body.yaml());
        }
        System.out.println(body.path());
      }
      return check && !changed.isEmpty() || !errors.isEmpty() ? 1 : 0;
    }
  }

  /// Shows how a rule reads and how it judges a text.
  @Command(name = "explain", mixinStandardHelpOptions = true, description = "Giải thích một luật. / Show a rule's expression, every form it looks for, how it judges a text.")
  static final class Explain implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RULE", description = "mã luật / id, for example scam.fake-bank-otp")
    private String rule = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "văn bản để xét / a text to judge")
    private @Nullable String text;

    @Option(names = "--rules", paramLabel = "DIR", defaultValue = "", description = "Thư mục luật (nếu không: luật kèm theo) / directory of rules (else those shipped)")
    private String directory = "";

    @Override
    public Integer call() throws Exception {
      Compilation compiled = RuleSet.compile(Installation.pack(directory));
      compiled.errors().forEach(System.err::println);
      Rules.Explained explained = explained(compiled);
      System.out.println(explained.rule().id() + ": " + explained.rule().title().vi() + " / " + explained.rule().title()
          .en());
      System.out.println("match: " + explained.expression());
      explained.rule().where().forEach(condition -> System.out.println("where: " + condition));
      System.out.println("forms: " + String.join(", ", explained.forms()));
      System.out.println("entered by: " + (explained.anchors().isEmpty()
          ? "every post"
          : String.join(", ", explained.anchors())));
      String given = text;
      if (given != null) {
        System.out.println(
            explained.flag().map(flag -> told(flag, given)).orElse("Văn bản không khớp. / The text does not match."));
      }
      return given == null || explained.flag().isPresent() ? 0 : 1;
    }

    private Rules.Explained explained(Compilation compiled) {
      try {
        return Rules.explain(compiled.rules(), rule, Optional.ofNullable(text));
      } catch (IllegalArgumentException e) {
        throw new WrongUse("Không có luật " + rule, String.valueOf(e.getMessage()), e);
      }
    }

    private static String told(Flag flag, String text) {
      StringBuilder told = new StringBuilder("matches: ").append(flag.why().vi()).append("\n         ")
          .append(flag.why()
              .en());
      for (Span span : flag.spans()) {
        told.append("\n  [").append(span.start()).append(", ").append(span.end()).append(") “")
            .append(text, span.start(),
                span.end())
            .append('”').append(span.steps().isEmpty() ? "" : " through " + String.join(", ", span.steps()));
      }
      return told.toString();
    }
  }

  /// Prints the JSON Schema of a rule's file.
  @Command(name = "schema", mixinStandardHelpOptions = true, description = "In JSON Schema của tệp luật. / Print the JSON Schema of rule files, for editors.")
  static final class Schema implements Callable<Integer> {
    @Override
    public Integer call() {
      System.out.println(RuleSchema.json());
      return 0;
    }
  }
}
