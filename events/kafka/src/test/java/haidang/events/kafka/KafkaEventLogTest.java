package haidang.events.kafka;

import haidang.deploy.embedded.SharedBroker;
import haidang.events.log.EventLog;
import haidang.events.log.EventLogTck;
import haidang.events.log.Topic;

/// On a real broker.
class KafkaEventLogTest extends EventLogTck {
  @Override
  protected EventLog fresh() { return broker().fresh(vault, clock); }

  @Override
  protected void recreate(EventLog log, Topic topic) { broker().recreate(log, topic); }

  protected Broker broker() { return new Broker(SharedBroker.bootstrapServers()); }
}
