package haidang.events.log;

/// A record that no topic takes.
public final class EventTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EventTooLarge(Topic topic, String key, int size) {
    super(topic.wireName() + " record " + key + " has " + size + " bytes, limit " + topic.maxValue());
  }
}
