package haidang.alerting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case.
///
/// @param kind   `flagged`, `changed`, `cleared`, `withdrawn`, `notified`, `decided`, `undone`, `checked`, `merged`,
///     `split`, `joined`, `parted`, `silenced` or `reopened`
/// @param by     account name, absent when the program did it
/// @param detail rule ids, a label, a recipient, another case, or why a person reopened it
public record TimelineEntry(Instant at, String kind, @Nullable String by, String detail) {}
