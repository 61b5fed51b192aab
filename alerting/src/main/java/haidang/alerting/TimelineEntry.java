package haidang.alerting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case.
///
/// @param kind   `flagged`, `changed`, `cleared`, `withdrawn`, `notified`, `decided`, `undone`, `checked` or `reopened`
/// @param by     account name, absent when the program did it
/// @param detail rule ids, a label or a recipient; no post text
public record TimelineEntry(Instant at, String kind, @Nullable String by, String detail) {}
