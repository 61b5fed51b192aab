package haidang.events.log;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Finds the records of a batch that nobody can use: a failing batch is halved until the offender stands alone.
public final class Poison {
  private Poison() {}

  /// @param good takes a batch, or throws; [Unavailable] and [Superseded] pass through
  /// @param bad  takes a single record and what it caused
  public static void isolate(List<Stored> batch, Consumer<List<Stored>> good,
      BiConsumer<Stored, Throwable> bad) {
    try {
      good.accept(batch);
    } catch (Unavailable | Superseded e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) { // deep nesting in a text is the text's fault
      if (batch.size() == 1) {
        bad.accept(batch.getFirst(), e);
      } else if (!batch.isEmpty()) {
        int middle = batch.size() / 2;
        isolate(batch.subList(0, middle), good, bad);
        isolate(batch.subList(middle, batch.size()), good, bad);
      } else {
        throw e;
      }
    }
  }
}
