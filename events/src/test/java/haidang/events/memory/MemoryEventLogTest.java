package haidang.events.memory;

import haidang.events.log.EventLog;
import haidang.events.log.EventLogTck;
import haidang.events.log.Topic;

class MemoryEventLogTest extends EventLogTck {
  @Override
  protected EventLog fresh() { return new MemoryEventLog(vault, clock); }

  @Override
  protected void recreate(EventLog log, Topic topic) { ((MemoryEventLog) log).recreate(topic); }
}
