package haidang.ingest.fetch;

/// Why a page could not be had.
public enum Trouble {
  /// robots.txt or the server forbids it. Never evaded.
  FORBIDDEN,
  /// The server asks for patience.
  THROTTLED,
  /// Nothing is there, maybe for now.
  MISSING,
  /// The server says that it is gone for good.
  GONE,
  /// Anything else: network, size, redirects, status.
  FAILED
}
