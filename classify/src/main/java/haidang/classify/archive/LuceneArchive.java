package haidang.classify.archive;

import haidang.classify.vietnamese.TextChain;
import haidang.events.Judgement;
import haidang.events.Position;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import haidang.events.log.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An archive in one directory, for one process at a time.
public final class LuceneArchive implements ArchiveIndex {
  /// How many records may lie between two commits: what a kill makes us read again.
  static final int COMMIT_EVERY = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(LuceneArchive.class);
  private static final String LAYOUT = "1";

  private final Directory directory;
  private final Keys keys;
  private final Analyzer analyzer = Fields.analyzer();
  private final ExecutorService searching;
  private final Map<Integer, Position> places = new TreeMap<>();
  /// Positions must never be committed ahead of their records.
  private final ReentrantLock writing = new ReentrantLock();
  private volatile OpenIndex index;
  private int uncommitted;
  private boolean changed;

  /// @param key at least 16 bytes; another key than last time means that the index is built anew
  public static LuceneArchive open(Path directory, byte[] key) {
    try {
      return new LuceneArchive(FSDirectory.open(directory), key);
    } catch (LockObtainFailedException e) {
      throw new IllegalStateException("archive " + directory + " is in use by another process", e);
    } catch (IOException e) {
      throw new Unavailable("archive " + directory + " cannot be opened: " + e.getMessage(), e);
    }
  }

  LuceneArchive(Directory directory, byte[] key) throws IOException {
    this.directory = directory;
    this.keys = new Keys(key);
    this.searching = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
        Thread.ofPlatform().daemon().name("archive-search-", 0).factory());
    try {
      this.index = openIndex();
    } catch (IOException e) {
      searching.shutdown();
      throw e;
    }
    index.positions().forEach(place -> places.put(place.partition(), place));
  }

  @Override
  public List<Position> positions() {
    writing.lock();
    try {
      return List.copyOf(places.values());
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void apply(List<Stored> batch, List<Position> next) {
    write(() -> {
      for (Stored stored : batch) {
        store(stored);
      }
      next.forEach(place -> places.put(place.partition(), place));
      changed = true;
      uncommitted += batch.size();
      if (uncommitted >= COMMIT_EVERY) {
        commitHere();
      }
    });
  }

  @Override
  public void gap(Topic topic, Position from, Position to) {
    LOG.atWarn().addKeyValue("topic", topic.wireName()).addKeyValue("from", from).addKeyValue("to", to)
        .log("records can no longer be read; the archive goes on behind them");
    write(() -> {
      places.put(to.partition(), to);
      changed = true;
    });
  }

  @Override
  public void refresh() { guarded(index.searchers::maybeRefreshBlocking); }

  @Override
  public void commit() {
    write(() -> {
      if (changed) {
        commitHere();
      }
    });
  }

  @Override
  public void eraseNow() {
    OpenIndex open = index;
    commit();
    guarded(() -> {
      // Merging takes long and needs no lock; records go on being applied.
      open.writer.forceMergeDeletes(true);
      write(this::commitHere);
      open.searchers.maybeRefreshBlocking();
      open.writer.deleteUnusedFiles();
    });
  }

  @Override
  public void expire(Instant before) {
    write(() -> {
      index.writer.deleteDocuments(LongPoint.newRangeQuery(Fields.LOGGED, Long.MIN_VALUE, before.toEpochMilli() - 1));
      changed = true;
    });
  }

  @Override
  public boolean broken() { return index.broken(); }

  @Override
  public void reopen() {
    write(() -> {
      index.close();
      index = openIndex();
      places.clear();
      index.positions().forEach(place -> places.put(place.partition(), place));
      changed = false;
      uncommitted = 0;
    });
  }

  @Override
  public Page search(Search search) {
    Question question = SearchLanguage.read(search.query(), analyzer);
    return read(reader -> reader.page(search, question, analyzer));
  }

  @Override
  public Optional<Judgement> find(PostId id) {
    String key = keys.of(id.value());
    return read(reader -> reader.find(key));
  }

  @Override
  public List<Similar> similar(Post post, int limit) { return read(reader -> reader.similar(post, limit, analyzer)); }

  @Override
  public long count() { return read(Reader::count); }

  @Override
  public Stream<Judgement> export(String query) {
    Question question = SearchLanguage.read(query, analyzer);
    OpenIndex open = index;
    try {
      IndexSearcher searcher = open.searchers.acquire();
      return new Export(new Reader(searcher), question.query()).stream(() -> open.searchers.release(searcher));
    } catch (IOException | AlreadyClosedException e) {
      throw unreadable(e);
    }
  }

  @Override
  public BackTest backTest(Query rule, int samples) { return read(reader -> reader.backTest(rule, samples)); }

  @Override
  public void close() {
    try {
      if (!broken()) {
        commit();
      }
    } finally {
      write(() -> {
        index.close();
        directory.close();
      });
      searching.shutdown();
    }
  }

  private OpenIndex openIndex() throws IOException {
    String format = LAYOUT + "-" + TextChain.VERSION + "-" + keys.of("the key of this archive").substring(0, 8);
    return OpenIndex.open(directory, analyzer, searching, format);
  }

  private void store(Stored stored) throws IOException {
    Judgement judgement = Wire.judgement(stored);
    String key = keys.of(judgement.post().id().value());
    Documents.Held next = new Documents.Held(judgement.post().version(), keys.digest(stored.value()));
    Documents.Held held = index.latest.get(key);
    if (held != null && (held.version() > next.version() || held.equals(next))) {
      return;
    }
    index.writer.updateDocument(new Term(Fields.KEY, key), Documents.of(judgement, key, next, stored.at()));
    index.latest.add(key, next);
  }

  private void commitHere() throws IOException {
    index.commit(places.values());
    changed = false;
    uncommitted = 0;
  }

  private interface Reading<T> {
    T from(Reader reader) throws IOException;
  }

  private interface Writing {
    void run() throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    OpenIndex open = index;
    try {
      IndexSearcher searcher = open.searchers.acquire();
      try {
        return reading.from(new Reader(searcher));
      } finally {
        open.searchers.release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      throw unreadable(e);
    }
  }

  private void write(Writing what) {
    writing.lock();
    try {
      guarded(what);
    } finally {
      writing.unlock();
    }
  }

  private static void guarded(Writing what) {
    try {
      what.run();
    } catch (IOException | AlreadyClosedException e) {
      throw new Unavailable("the archive cannot be written: " + e, e);
    }
  }

  private static Unavailable unreadable(Exception e) { return new Unavailable("the archive cannot be read: " + e, e); }
}
