package haidang.deploy;

import haidang.classify.feed.RulePublisher;
import haidang.classify.rules.Compilation;
import haidang.classify.rules.Rule;
import haidang.classify.rules.RuleError;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.classify.rules.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./haidang rules …`.
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Làm việc với luật. / Work on rules.", subcommands = {
    RulesCommand.Test.class, RuleAuthoring.Lint.class, RuleAuthoring.Format.class, RuleAuthoring.Explain.class,
    RuleAuthoring.Schema.class, RulesCommand.Apply.class, RulesCommand.ListRules.class})
final class RulesCommand {
  private RulesCommand() {}

  static void tell(List<RuleError> errors) { errors.forEach(System.err::println); }

  /// Compiles rules and runs the examples inside them.
  @Command(name = "test", mixinStandardHelpOptions = true, description = "Dịch luật và chạy mọi ví dụ. / Compile rules and run all their examples.")
  static final class Test implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "", description = "Thư mục luật (nếu không: luật kèm theo) / directory of rules (else those shipped)")
    private String directory = "";

    @Override
    public Integer call() throws Exception {
      Rules.Tested tested = Rules.test(Installation.pack(directory));
      tell(tested.errors());
      System.out.printf("%d luật đúng, %d danh sách, %d ví dụ đạt, %d lỗi / %1$d rules sound, %2$d lists,"
          + " %3$d examples hold, %4$d errors%n", tested.rules(), tested.lists(), tested.examples(),
          tested.errors()
              .size());
      return tested.errors().isEmpty() ? 0 : 1;
    }
  }

  /// Puts rules in force in the running program.
  @Command(name = "apply", mixinStandardHelpOptions = true, description = "Áp dụng luật của một thư mục, tất cả hoặc không. / Put the rules of a directory in force, all or none.")
  static final class Apply implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "", description = "Thư mục luật (nếu không: luật kèm theo) / directory of rules (else those shipped)")
    private String directory = "";

    @Override
    public Integer call() throws Exception {
      RulePack pack = Installation.pack(directory);
      List<RuleError> errors = RuleSet.compile(pack).errors();
      if (!errors.isEmpty()) {
        tell(errors);
        System.err.println("Không áp dụng luật nào: " + errors.size() + " lỗi / Nothing was applied: "
            + Counted.of(errors.size(), "error"));
        return 1;
      }
      try (Access access = Access.to(data, EnumSet.noneOf(Role.class))) {
        RulePublisher.Published published = access.installation().publishRules(pack);
        System.out.println(published.changed()
            ? "Bộ luật " + published.number() + " có hiệu lực / rule set " + published.number() + " in force"
            : "Bộ luật " + published.number() + " đã có hiệu lực từ trước / rule set " + published.number()
                + " was in force");
        return 0;
      }
    }
  }

  /// Lists rules.
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Liệt kê luật. / List rules: id, category, severity, title.")
  static final class ListRules implements Callable<Integer> {
    @Option(names = "--rules", paramLabel = "DIR", defaultValue = "", description = "Thư mục luật (nếu không: luật kèm theo) / directory of rules (else those shipped)")
    private String directory = "";

    @Override
    public Integer call() throws Exception {
      Compilation compiled = RuleSet.compile(Installation.pack(directory));
      tell(compiled.errors());
      for (Rule rule : compiled.rules().rules()) {
        System.out.println(String.join("\t", rule.id(), rule.category().code(), rule.severity().code(), rule.title()
            .vi()));
      }
      return compiled.errors().isEmpty() ? 0 : 1;
    }
  }
}
