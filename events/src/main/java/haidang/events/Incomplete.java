package haidang.events;

/// A single rule that could not answer for this post; the others did.
public record Incomplete(String rule, String reason) {}
