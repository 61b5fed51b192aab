package haidang.events.kafka;

import haidang.deploy.embedded.SharedBroker;
import haidang.events.log.EventLog;
import haidang.events.log.TransformTck;

/// On a real broker.
class KafkaTransformTest extends TransformTck {
  @Override
  protected EventLog fresh() { return broker().fresh(vault, clock); }

  protected Broker broker() { return new Broker(SharedBroker.bootstrapServers()); }
}
