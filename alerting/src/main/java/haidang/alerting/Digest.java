package haidang.alerting;

import java.time.Instant;
import java.time.LocalDate;

/// One daily digest.
///
/// @param day  the local day on whose morning it is due
/// @param from first judged time it counts
/// @param to   first one it no longer counts
/// @param late whether it was made more than an hour after it was due
public record Digest(LocalDate day, Instant from, Instant to, boolean late, String subject, String plain,
    String html) {}
