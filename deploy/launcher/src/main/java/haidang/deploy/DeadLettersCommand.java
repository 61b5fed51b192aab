package haidang.deploy;

import haidang.events.DeadLetter;
import haidang.events.log.Replay;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./haidang dead-letters …`.
@Command(name = "dead-letters", mixinStandardHelpOptions = true, description = "Xem các bản ghi không dùng được và thử lại. / Records nobody could use, and another chance for them.", subcommands = {
    DeadLettersCommand.ListLetters.class, DeadLettersCommand.Show.class,
    DeadLettersCommand.ReplayLetter.class})
final class DeadLettersCommand {
  private DeadLettersCommand() {}

  /// Lists them.
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Liệt kê, cũ nhất trước. / List dead letters, oldest first.")
  static final class ListLetters implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "In JSON Lines / print JSON Lines")
    private boolean json;

    @Override
    public Integer call() throws Exception {
      try (Access access = Access.existing(data)) {
        List<DeadLetter> letters = access.installation().deadLetters().list(access.installation().log());
        for (DeadLetter letter : letters) {
          if (json) {
            Printed.json(letter);
          } else {
            System.out.println(String.join("\t", letter.id(), letter.topic(), letter.reader(), letter.at().toString(),
                letter.size() + " bytes", letter.reason()));
          }
        }
        System.err.println(letters.size() + " bản ghi / " + Counted.of(letters.size(), "dead letter"));
        return 0;
      }
    }
  }

  /// Prints one as it was.
  @Command(name = "show", mixinStandardHelpOptions = true, description = "In nguyên văn một bản ghi. / Print a dead letter's bytes as they were.")
  static final class Show implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Parameters(paramLabel = "ID", description = "Mã bản ghi / id, as list tells it")
    private String id = "";

    @Override
    public Integer call() throws Exception {
      try (Access access = Access.existing(data)) {
        var letters = access.installation().deadLetters();
        DeadLetter letter = letters.find(access.installation().log(), id).orElseThrow(
            () -> new Refused("Không có bản ghi " + id, "There is no dead letter " + id));
        Optional<byte[]> bytes = letters.bytes(letter);
        if (bytes.isEmpty()) {
          throw new Refused("Nội dung bản ghi " + id + " đã bị xoá, hoặc quá lớn để giữ",
              "The bytes of dead letter " + id + " were erased, or were too many to be kept");
        }
        System.out.write(bytes.get());
        System.out.flush();
        return 0;
      }
    }
  }

  /// Appends one to its topic again.
  @Command(name = "replay", mixinStandardHelpOptions = true, description = "Đưa trở lại luồng xử lý. / Append dead letters to their topic again.")
  static final class ReplayLetter implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Mã bản ghi / ids, as list tells them")
    private List<String> ids = List.of();

    @Override
    public Integer call() throws Exception {
      int code = 0;
      try (Access access = Access.existing(data)) {
        for (String id : ids) {
          Replay replay = access.installation().deadLetters().replay(access.installation().log(), id);
          System.out.println(id + "\t" + switch (replay) {
            case APPENDED -> "đã đưa lại / appended";
            case ERASED -> "nội dung đã bị xoá / its bytes were erased";
            case NOT_KEPT -> "quá lớn nên không giữ / its bytes were too many to be kept";
            case UNKNOWN -> "không có bản ghi ấy / there is no such dead letter";
          });
          code = replay == Replay.APPENDED ? code : 1;
        }
      }
      return code;
    }
  }
}
