package haidang.ingest;

/// What is done about a page that its mapper reads otherwise now.
interface Repair extends AutoCloseable {
  /// @return how many posts were, or would be, published
  int of(Reading reading);

  @Override
  void close();
}
