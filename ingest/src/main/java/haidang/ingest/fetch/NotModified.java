package haidang.ingest.fetch;

/// The page is as it was.
public record NotModified(Terms terms) implements Answer {}
