package haidang.deploy;

import com.zaxxer.hikari.pool.HikariPool;
import haidang.deploy.embedded.ServerFailed;
import haidang.events.Malformed;
import haidang.events.log.Superseded;
import haidang.ingest.jsonl.Occupied;
import haidang.ingest.store.LeaseLost;
import java.io.EOFException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// How a command that failed says why, and its exit code: 1 found wanting, 2 wrong use.
final class Failures {
  /// As a shell tells it of a program that a closed pipe has ended.
  private static final int ENDED_BY_SIGPIPE = 141;

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /// A sentence and where to read on; picocli's own handler prints the whole help.
  static int wrongUse(ParameterException error, String[] words) {
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
    return code(error);
  }

  /// @return the exit code
  static int told(Exception error, PrintWriter err) {
    LOG.debug("command failed", error); // with its stack
    if (!(error instanceof Printed.ReaderGone)) {
      err.println(sentence(error));
      err.flush();
    }
    return code(error);
  }

  static int code(Throwable error) {
    return switch (error) {
      case ParameterException _ -> 2;
      case WrongUse _ -> 2;
      case Malformed _ -> 2;
      case Occupied _ -> 2;
      case Printed.ReaderGone _ -> ENDED_BY_SIGPIPE;
      default -> 1;
    };
  }

  /// Failures we foresaw are told in a sentence, others with their kind.
  private static String sentence(Exception error) {
    return switch (error) {
      case ServerFailed _,Refused _,WrongUse _,Occupied _ -> String.valueOf(error.getMessage());
      case HikariPool.PoolInitializationException pool -> "Không kết nối được cơ sở dữ liệu / cannot connect to the"
          + " database: " + (pool.getCause() == null ? pool.getMessage() : pool.getCause().getMessage());
      case EOFException _,ZipException _ -> "Tệp gzip bị hỏng hoặc bị cắt cụt\nThe gzip file is damaged or cut off";
      case LeaseLost _,Superseded _ -> "Một lần nhập khác của nguồn này đã bắt đầu và làm tiếp phần còn lại\n"
          + "Another import of this source has begun and goes on with the rest";
      case Malformed _ -> "Không dùng được / cannot be used: " + error.getMessage();
      case FileSystemException file -> "Không dùng được tệp / the file cannot be used: " + file.getFile() + ": "
          + file.getClass().getSimpleName().replaceFirst("Exception$", "");
      default -> error.getClass().getSimpleName() + ": " + error.getMessage();
    };
  }
}
