package haidang.alerting;

import haidang.events.SourceId;

/// What people call a source. Mails name it so; its id says nothing to whoever reads them.
@FunctionalInterface
public interface SourceNames {
  /// Where nobody knows a name, the id.
  SourceNames IDS = SourceId::value;

  String of(SourceId id);
}
