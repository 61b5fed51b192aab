package haidang.events.memory;

import haidang.events.log.EventLog;
import haidang.events.log.TransformTck;

class MemoryTransformTest extends TransformTck {
  @Override
  protected EventLog fresh() { return new MemoryEventLog(vault, clock); }
}
