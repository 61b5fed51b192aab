package haidang.events.log;

import haidang.events.Position;
import java.util.Collection;
import java.util.function.Consumer;

/// Appends in transactions. One thread at a time.
public interface Writer extends AutoCloseable {
  /// Runs the body as one transaction: all of its records become visible, or none.
  ///
  /// @throws EventTooLarge  when a record exceeds [Topic#maxValue()]; nothing is appended
  /// @throws LogUnavailable when the log cannot be reached; usually nothing is visible, but where only the answer to
  ///                        the commit was lost, all of it may be: repeat what is idempotent
  /// @throws Superseded     when another writer has taken this one's name
  void append(Consumer<Transaction> body);

  @Override
  void close();

  /// An open transaction.
  interface Transaction {
    /// Appends one record and waits for its place.
    Position append(Event event);

    /// Appends records without waiting; their places are known to be taken when the transaction is.
    void appendAll(Collection<Event> events);
  }
}
