package haidang.deploy.embedded;

import java.nio.file.Path;
import java.util.Map;

/// One broker for all tests of a JVM.
public final class SharedBroker {
  private SharedBroker() {}

  public static String bootstrapServers() { return Holder.BROKER.bootstrapServers(); }

  private static final class Holder {
    static final EmbeddedBroker BROKER = start();

    private static EmbeddedBroker start() {
      Path directory = TemporaryDirectory.create("broker");
      EmbeddedBroker broker = EmbeddedBroker.start(directory, Ports.free(), Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        broker.close();
        TemporaryDirectory.delete(directory);
      }, "broker-stop"));
      return broker;
    }
  }
}
