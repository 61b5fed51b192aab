package haidang.deploy;

import haidang.deploy.embedded.ServerFailed;
import haidang.events.Malformed;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./haidang`: data on standard output, talk on standard error; exit code 0 done, 1 found wanting, 2 wrong use.
@Command(name = "haidang", mixinStandardHelpOptions = true, version = "Hải Đăng 0.1.0", sortOptions = false, description = "Theo dõi nội dung công khai trên mạng xã hội. / A watch over configured public pages.", subcommands = {
    DemoCommand.class, UpCommand.class, RunCommand.class, ImportCommand.class, JudgeCommand.class,
    EvaluateCommand.class, RulesCommand.class, BenchCommand.class,
    DigestCommand.class, DeadLettersCommand.class, RemapCommand.class, EraseCommand.class, PasswordCommand.class,
    StatusCommand.class,
    DoctorCommand.class,
    WipeCommand.class, RehearseCommand.class, Main.CompletionCommand.class, CommandLine.HelpCommand.class})
public final class Main implements Runnable {
  /// As a shell tells it of a program that a closed pipe has ended.
  private static final int ENDED_BY_SIGPIPE = 141;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] args) {
    Logs.silenceWhatConcernsNobody();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    IExitCodeExceptionMapper codes = Main::code;
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).setExitCodeExceptionMapper(codes)
        .setExecutionExceptionHandler((error, line, _) -> {
          if (!(error instanceof Printed.ReaderGone)) {
            line.getErr().println(told(error));
            line.getErr().flush();
          }
          return code(error);
        });
  }

  private static int code(Throwable error) {
    return switch (error) {
      case ParameterException _ -> 2;
      case WrongUse _ -> 2;
      case Printed.ReaderGone _ -> ENDED_BY_SIGPIPE;
      default -> 1;
    };
  }

  /// Failures we foresaw are told in a sentence, others with their kind; the stack is in the log.
  private static String told(Exception error) {
    org.slf4j.LoggerFactory.getLogger(Main.class).debug("command failed", error);
    boolean foreseen = error instanceof ServerFailed || error instanceof Refused || error instanceof WrongUse
        || error instanceof Malformed;
    return foreseen ? String.valueOf(error.getMessage()) : error.getClass().getSimpleName() + ": " + error.getMessage();
  }

  @Override
  public void run() { throw new ParameterException(spec.commandLine(), "Name a command; --help lists them."); }

  /// Prints a completion script for bash and zsh.
  @Command(name = "completion", mixinStandardHelpOptions = true, description = "Print a completion script: source <(./haidang completion)")
  static final class CompletionCommand implements Runnable {
    @ParentCommand
    private Main parent = new Main();

    @Override
    public void run() { System.out.print(AutoComplete.bash("haidang", parent.spec.commandLine())); }
  }
}
