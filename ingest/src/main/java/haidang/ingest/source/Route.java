package haidang.ingest.source;

import java.time.LocalDate;

/// The lawful route by which a source may be watched.
///
/// @param who   the person who allowed it
/// @param when  the day
/// @param terms under which terms, for example the site's terms of use or a letter's number
public record Route(String who, LocalDate when, String terms) {}
