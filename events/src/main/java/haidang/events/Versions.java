package haidang.events;

import org.jspecify.annotations.Nullable;

/// What judged: same post and same versions give byte-identical judgements.
///
/// @param chain  version of the text analysis
/// @param rules  hash over the active rules and their bodies
public record Versions(String chain, String rules, @Nullable String claims, @Nullable String model) {}
