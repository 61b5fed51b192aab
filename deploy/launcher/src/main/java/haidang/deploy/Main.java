package haidang.deploy;

import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./haidang`: data on standard output, talk on standard error; exit code 0 done, 1 found wanting, 2 wrong use.
@Command(name = "haidang", mixinStandardHelpOptions = true, version = "Hải Đăng 0.1.0", sortOptions = false, description = "Theo dõi nội dung công khai trên mạng xã hội. / A watch over configured public pages.", subcommands = {
    DemoCommand.class, UpCommand.class, RunCommand.class, ImportCommand.class, JudgeCommand.class,
    EvaluateCommand.class, RulesCommand.class, BenchCommand.class,
    DigestCommand.class, DeadLettersCommand.class, RemapCommand.class, EraseCommand.class, PasswordCommand.class,
    StatusCommand.class,
    DoctorCommand.class,
    WipeCommand.class, RehearseCommand.class, CompletionCommand.class, CommandLine.HelpCommand.class})
public final class Main implements Runnable {
  private static final int WIDTH = 100;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] args) {
    Logs.silenceWhatConcernsNobody();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(Failures::code)
        .setResourceBundle(ResourceBundle.getBundle("haidang.deploy.help")).setUsageHelpWidth(WIDTH)
        .setParameterExceptionHandler(Failures::wrongUse)
        .setExecutionExceptionHandler((error, line, _) -> Failures.told(error, line.getErr()));
  }

  @Override
  public void run() { throw new ParameterException(spec.commandLine(), "Hãy nêu một lệnh. / Name a command."); }
}
