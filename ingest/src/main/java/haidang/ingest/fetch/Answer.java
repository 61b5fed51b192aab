package haidang.ingest.fetch;

/// A server's good answer.
public sealed interface Answer permits Fetched, NotModified {
  Terms terms();
}
