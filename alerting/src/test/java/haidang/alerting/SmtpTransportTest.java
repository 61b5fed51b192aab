package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import haidang.deploy.embedded.Ports;
import haidang.events.Posts;
import haidang.events.Severity;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmtpTransportTest {
  private static final AlertingConfig BASE = AlertingConfig.defaults();

  @Test
  void mailWaitsForItsServerAndLeavesOnce() throws MessagingException {
    int port = Ports.free();
    var server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    var config = new AlertingConfig(BASE.instance(), BASE.console(), BASE.from(), BASE.recipients(), List.of(),
        BASE.atOnceFrom(),
        "127.0.0.1", port, "", "", false, BASE.digestAt(), BASE.zone(), BASE.hold(), BASE.undo(), BASE.randomShare(),
        BASE.evidence());
    try (var room = new Room(config)) {
      room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.HIGH)));
      await().atMost(Room.PATIENCE).until(() -> attempts(room) > 0);
      server.start();
      room.now.set(Posts.NOON.plus(Duration.ofMinutes(5)));
      await().atMost(Room.PATIENCE).until(() -> room.alerting.waitingMail() == 0);

      List<String> ids = new ArrayList<>();
      for (MimeMessage message : server.getReceivedMessages()) {
        ids.add(message.getMessageID());
      }
      assertThat(ids).singleElement().asString().startsWith("<case.");
    } finally {
      server.stop();
    }
  }

  @Test
  void whatNobodyTakesIsGivenUpAndTold() {
    var config = new AlertingConfig(BASE.instance(), BASE.console(), BASE.from(), List.of("khong co @ dau"), List.of(),
        BASE.atOnceFrom(), "127.0.0.1", Ports.free(), "", "", false, BASE.digestAt(), BASE.zone(), BASE.hold(),
        BASE.undo(), BASE.randomShare(), BASE.evidence());
    try (var room = new Room(config)) {
      room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.HIGH)));
      await().atMost(Room.PATIENCE).until(() -> attempts(room) > 0);
      room.now.set(Posts.NOON.plus(Duration.ofDays(3)));
      await().atMost(Room.PATIENCE).until(() -> room.alerting.waitingMail() == 0);

      assertThat(room.count("outbox where status = 'failed'")).isEqualTo(1);
      assertThat(room.alerting.audit().newest(1)).singleElement().satisfies(entry -> {
        assertThat(entry.act()).isEqualTo("mail-failed");
        assertThat(entry.detail()).isEqualTo("khong co @ dau");
      });
    }
  }

  private static long attempts(Room room) {
    return new Database(room.source).in(handle -> handle
        .createQuery("select coalesce(max(attempts), 0) from outbox where error is not null").mapTo(Long.class).one());
  }
}
