package haidang.events.kafka;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/// On the broker that its makers ship. Left out where no Docker engine runs; `-Pcontainers` asks for it.
@Testcontainers(disabledWithoutDocker = true)
class KafkaTransformContainerIT extends KafkaTransformTest {
  private static final String IMAGE = "apache/kafka:" + System.getProperty("kafka.image", "4.1.0");

  @Container
  private static final KafkaContainer BROKER = new KafkaContainer(IMAGE);

  @Override
  protected Broker broker() { return new Broker(BROKER.getBootstrapServers()); }
}
