package haidang.deploy;

import haidang.deploy.embedded.ServerFailed;
import haidang.events.Malformed;
import java.io.EOFException;
import java.io.PrintWriter;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

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

  private static final int WIDTH = 100;

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
        .setResourceBundle(ResourceBundle.getBundle("haidang.deploy.help")).setUsageHelpWidth(WIDTH)
        .setParameterExceptionHandler(Main::wrongUse)
        .setExecutionExceptionHandler((error, line, _) -> {
          if (!(error instanceof Printed.ReaderGone)) {
            line.getErr().println(told(error));
            line.getErr().flush();
          }
          return code(error);
        });
  }

  /// A sentence and where to read on; picocli's own handler prints the whole help.
  private static int wrongUse(ParameterException error, String[] words) {
    CommandLine line = error.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(switch (error) {
      case UnmatchedArgumentException unknown -> "Không hiểu / unknown: " + String.join(" ", unknown.getUnmatched());
      case MissingParameterException missing -> "Thiếu / missing: " + missing.getMissing().stream().map(
          argument -> argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel()).collect(
              Collectors.joining(", "));
      default -> line.getCommand() instanceof Callable || line.getCommand() instanceof Runnable
          ? String.valueOf(error.getMessage()).replaceFirst("^Invalid value", "Giá trị sai / invalid value")
          : "Thiếu lệnh con / missing: " + String.join(", ", line.getSubcommands().keySet());
    });
    UnmatchedArgumentException.printSuggestions(error, err);
    err.println("Xem / see: " + line.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return 2;
  }

  private static int code(Throwable error) {
    return switch (error) {
      case ParameterException _ -> 2;
      case WrongUse _ -> 2;
      case Malformed _ -> 2;
      case Printed.ReaderGone _ -> ENDED_BY_SIGPIPE;
      default -> 1;
    };
  }

  /// Failures we foresaw are told in a sentence, others with their kind; the stack is in the log.
  private static String told(Exception error) {
    org.slf4j.LoggerFactory.getLogger(Main.class).debug("command failed", error);
    return switch (error) {
      case ServerFailed _,Refused _,WrongUse _ -> String.valueOf(error.getMessage());
      case EOFException _,ZipException _ -> "Tệp gzip bị hỏng hoặc bị cắt cụt\nThe gzip file is damaged or cut off";
      case Malformed _ -> "Không dùng được / cannot be used: " + error.getMessage();
      default -> error.getClass().getSimpleName() + ": " + error.getMessage();
    };
  }

  @Override
  public void run() { throw new ParameterException(spec.commandLine(), "Hãy nêu một lệnh. / Name a command."); }

  /// Prints a completion script for bash and zsh.
  @Command(name = "completion", mixinStandardHelpOptions = true, description = "In kịch bản gợi ý lệnh. / Print a completion script: source <(./haidang completion)")
  static final class CompletionCommand implements Runnable {
    private static final Set<String> SHELLS = Set.of("bash", "zsh");

    @Parameters(arity = "0..1", paramLabel = "SHELL", defaultValue = "bash", description = "bash hoặc / or zsh")
    private String shell = "bash";

    @ParentCommand
    private Main parent = new Main();

    @Override
    public void run() {
      if (!SHELLS.contains(shell)) {
        throw new WrongUse("Chỉ có bash và zsh, không có " + shell, "There are bash and zsh, not " + shell);
      }
      System.out.print(AutoComplete.bash("haidang", parent.spec.commandLine())); // it speaks zsh as well
    }
  }
}
