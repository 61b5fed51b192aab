package haidang.deploy;

import haidang.alerting.Tally;
import haidang.classify.ClassifyRoom;
import haidang.events.log.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./haidang status`.
@Command(name = "status", mixinStandardHelpOptions = true, description = "Chương trình có đang chạy không, đến đâu rồi. / Whether a program runs, and how far it is.")
final class StatusCommand implements Callable<Integer> {
  /// What the figures are called for people.
  private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("data", "Thư mục dữ liệu / data directory"),
      Map.entry("running", "Đang chạy / running"), Map.entry("pid", "Tiến trình / process"), Map.entry("console",
          "Trang web / console"),
      Map.entry("sources", "Nguồn / sources"), Map.entry("waitingToBeJudged", "Bài chờ xét / posts to be judged"),
      Map.entry("casesWaiting", "Vụ việc đang chờ / cases waiting"), Map.entry("casesUrgent",
          "Trong đó khẩn / urgent among them"),
      Map.entry("casesClosed", "Vụ việc đã xong / cases closed"), Map.entry("waitingMail",
          "Thư chờ gửi / mail to be sent"),
      Map.entry("deadLetters", "Bản ghi không dùng được / dead letters"));

  @Mixin
  private DataOptions data = new DataOptions();

  @Option(names = "--json", description = "In JSON / print JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Home home = data.home();
    Optional<RunFile> run = home.running();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("data", home.path().toString());
    figures.put("running", run.isPresent());
    run.ifPresent(program -> {
      figures.put("pid", program.pid());
      figures.put("console", program.console());
    });
    Optional<Access> beside = Access.beside(data);
    if (beside.isPresent()) {
      try (Access access = beside.get()) {
        figures.put("running", run.isPresent() || access.installation().atWork());
        figures.putAll(figures(access.installation()));
      }
    }
    if (json) {
      Printed.json(figures);
    } else {
      figures.forEach((name, value) -> System.out.println(LABELS.getOrDefault(name, name) + ": " + value));
    }
    return Boolean.TRUE.equals(figures.get("running")) ? 0 : 1;
  }

  private static Map<String, Object> figures(Installation installation) {
    Tally cases = installation.alerting().cases().tally();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sources", installation.ingest().sources().all().size());
    figures.put("waitingToBeJudged", installation.log().lag(ClassifyRoom.GROUP, Topic.POSTS));
    figures.put("casesWaiting", cases.waiting());
    figures.put("casesUrgent", cases.urgent());
    figures.put("casesClosed", installation.alerting().cases().closed());
    figures.put("waitingMail", installation.alerting().waitingMail());
    figures.put("deadLetters", installation.deadLetters().list(installation.log()).size());
    return figures;
  }
}
