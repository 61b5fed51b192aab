package haidang.classify.archive;

import haidang.events.Judgement;
import haidang.events.log.Unavailable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/// Walks a whole answer in one state of the index, holding places in memory by the thousand and posts one by one.
final class Export implements Iterator<Judgement> {
  private static final int PLACES = 10_000;

  private final Reader reader;
  private final Query query;
  private ScoreDoc[] places = {};
  private @Nullable ScoreDoc last;
  private int next;
  private boolean ended;

  Export(Reader reader, Query query) {
    this.reader = reader;
    this.query = query;
  }

  interface Release {
    void run() throws IOException;
  }

  Stream<Judgement> stream(Release release) {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false).onClose(() -> {
      try {
        release.run();
      } catch (IOException e) {
        throw unreadable(e);
      }
    });
  }

  @Override
  public boolean hasNext() {
    if (next == places.length && !ended) {
      fetch();
    }
    return next < places.length;
  }

  @Override
  public Judgement next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return reader.judgement(places[next++].doc);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void fetch() {
    try {
      places = reader.places(query, PLACES, last);
    } catch (IOException e) {
      throw unreadable(e);
    }
    next = 0;
    ended = places.length < PLACES;
    last = places.length == 0 ? last : places[places.length - 1];
  }

  private static Unavailable unreadable(IOException e) {
    return new Unavailable("the archive cannot be read: " + e, e);
  }
}
