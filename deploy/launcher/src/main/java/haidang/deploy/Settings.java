package haidang.deploy;

import haidang.alerting.AlertingConfig;
import haidang.classify.ClassifyConfig;
import haidang.console.ConsoleConfig;
import haidang.events.Bilingual;
import haidang.events.Severity;
import haidang.events.kafka.KafkaConfig;
import haidang.ingest.IngestConfig;
import haidang.ingest.fetch.FetchConfig;
import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// All settings, as `application.yml` names and explains them, the data directory's `haidang.yml` overrides them, and the
/// environment overrides both: `haidang.kafka.bootstrap` is `HAIDANG_KAFKA_BOOTSTRAP`.
final class Settings {
  private final PropertyResolver given;
  private final Set<String> read = new TreeSet<>();

  Settings(PropertyResolver given) { this.given = given; }

  /// Names of the settings that were read so far.
  Set<String> read() { return read; }

  String instance() { return text("haidang.instance"); }

  /// Broker and database that somebody else runs; blank where they are embedded.
  Endpoints external() {
    return new Endpoints(text("haidang.kafka.bootstrap"), text("haidang.postgres.url"), text("haidang.postgres.user"),
        text("haidang.postgres.password"));
  }

  /// The directory of rules, or blank for those this build ships.
  String rules() { return text("haidang.rules"); }

  /// The file of sources, relative to the data directory.
  Path sources(Home home) { return home.path().resolve(text("haidang.sources")); }

  KafkaConfig kafka(String bootstrap) {
    return new KafkaConfig(bootstrap, number("haidang.kafka.partitions"), number("haidang.kafka.replicas"),
        time("haidang.archive.horizon"), time("haidang.kafka.patience"), time("haidang.kafka.pause"),
        KafkaConfig.TRANSACTION);
  }

  IngestConfig ingest() {
    var fetch = new FetchConfig(text("haidang.ingest.user-agent"), number("haidang.ingest.largest-page"),
        number("haidang.ingest.most-redirects"), time("haidang.ingest.timeout"), time("haidang.ingest.host-pause"),
        flag("haidang.ingest.allow-local"));
    return new IngestConfig(instance(), fetch, number("haidang.ingest.parallel-looks"), time("haidang.ingest.tick"),
        time("haidang.ingest.fresh"));
  }

  ClassifyConfig classify(Home home) {
    return new ClassifyConfig(instance(), home.archive(), time("haidang.archive.refresh"),
        time("haidang.archive.commit"), time("haidang.archive.erase"), time("haidang.archive.horizon"));
  }

  /// @param console its address, where none is set
  AlertingConfig alerting(String console) {
    String address = text("haidang.alerting.console");
    return new AlertingConfig(instance(), address.isBlank() ? console : address, text("haidang.alerting.from"),
        list("haidang.alerting.recipients"), list("haidang.alerting.digest-to"),
        Severity.valueOf(text("haidang.alerting.at-once-from").toUpperCase(java.util.Locale.ROOT)),
        text("haidang.alerting.smtp.host"), number("haidang.alerting.smtp.port"), text("haidang.alerting.smtp.user"),
        text("haidang.alerting.smtp.password"), flag("haidang.alerting.smtp.tls"),
        LocalTime.parse(text("haidang.alerting.digest-at")), zone(), time("haidang.alerting.hold"),
        time("haidang.alerting.undo"), share("haidang.alerting.random-share"), time("haidang.alerting.evidence"));
  }

  /// Where the console is found from this machine.
  String address(int port) {
    String host = text("haidang.console.host");
    return "http://" + (host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host) + ":" + port;
  }

  ConsoleConfig console() {
    var oidc = new ConsoleConfig.Oidc(text("haidang.console.oidc.issuer"), text("haidang.console.oidc.client-id"),
        text("haidang.console.oidc.client-secret"), text("haidang.console.oidc.callback"),
        text("haidang.console.oidc.name-claim"), text("haidang.console.oidc.role-claim"));
    return new ConsoleConfig(flag("haidang.console.secure-cookies"), time("haidang.console.idle"),
        time("haidang.console.lifetime"), text("haidang.console.first-password"),
        number("haidang.console.requests-a-minute"), oidc, zone(), flag("haidang.console.sample"));
  }

  private ZoneId zone() { return ZoneId.of(text("haidang.zone")); }

  private String text(String name) { return value(name, String.class).strip(); }

  private int number(String name) { return value(name, Integer.class); }

  private double share(String name) { return value(name, Double.class); }

  private boolean flag(String name) { return value(name, Boolean.class); }

  private Duration time(String name) { return value(name, Duration.class); }

  private List<String> list(String name) {
    return Arrays.stream(text(name).split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
  }

  private <T> T value(String name, Class<T> type) {
    read.add(name);
    return given.getProperty(name, type).orElseThrow(() -> wrong(name, type));
  }

  private Refused wrong(String name, Class<?> type) {
    String found = given.getProperty(name, String.class).orElse("");
    Bilingual wanted = switch (type.getSimpleName()) {
      case "Integer" -> new Bilingual("số nguyên", "whole number");
      case "Double" -> new Bilingual("số", "number");
      case "Boolean" -> new Bilingual("true hoặc false", "true or false");
      case "Duration" ->
        new Bilingual("khoảng thời gian như 90s, 15m, 6h, 30d", "duration such as 90s, 15m, 6h or 30d");
      default -> new Bilingual("chữ", "text");
    };
    return new Refused("thiết lập " + name + " là '" + found + "', cần " + wanted.vi(),
        "setting " + name + " is '" + found + "', expected a " + wanted.en());
  }
}
