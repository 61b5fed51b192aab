package haidang.deploy.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir
  private Path directory;

  @Test
  void topicsSurviveAKill() throws Exception {
    int port = Ports.free();
    try (EmbeddedBroker first = EmbeddedBroker.start(directory, port)) {
      try (Admin admin = admin(first)) {
        admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      }
      ProcessHandle handle = ProcessHandle.of(first.pid()).orElseThrow();
      handle.destroyForcibly();
      handle.onExit().join();
    }
    try (EmbeddedBroker second = EmbeddedBroker.start(directory, port)) {
      assertThat(topics(second)).contains("kept");
    }
  }

  @Test
  void aSecondBrokerInTheDirectoryIsRefused() {
    try (EmbeddedBroker first = EmbeddedBroker.start(directory, Ports.free())) {
      assertThat(first.alive()).isTrue();
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, Ports.free())).isInstanceOf(ServerFailed.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort())).isInstanceOf(ServerFailed.class)
          .hasMessageContaining("Port " + taken.getLocalPort());
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static Iterable<String> topics(EmbeddedBroker broker) throws InterruptedException, ExecutionException {
    try (Admin admin = admin(broker)) {
      return admin.listTopics().names().get();
    }
  }
}
