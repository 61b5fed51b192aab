package haidang.classify.archive;

import haidang.classify.archive.Documents.Held;
import haidang.events.Position;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LiveFieldValues;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An index from one opening to its closing or breaking.
final class OpenIndex implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIndex.class);
  private static final String POSITIONS = "positions";
  private static final String FORMAT = "format";
  private static final double BUFFER_MB = 24;
  /// What is being merged is read through mapped pages, which count as this program's memory until the merge is done. A
  /// merge of everything that a month of posts leaves would take as much memory as the month weighs.
  private static final double LARGEST_MERGED_MB = 64;

  final IndexWriter writer;
  final SearcherManager searchers;
  final Latest latest;
  private final String format;

  private OpenIndex(IndexWriter writer, Executor searching, String format) throws IOException {
    this.writer = writer;
    this.format = format;
    this.searchers = new SearcherManager(writer, new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
        return new IndexSearcher(reader, searching);
      }
    });
    this.latest = new Latest(searchers);
  }

  /// Opens what lies there. An index of another format, under another key or damaged is begun anew: it is a view of
  /// the log and comes back from there.
  ///
  /// @param format names layout, text chain and key
  static OpenIndex open(Directory directory, Analyzer analyzer, Executor searching, String format)
      throws IOException {
    if (!fits(directory, format)) {
      clear(directory);
    }
    try {
      return new OpenIndex(writer(directory, analyzer), searching, format);
    } catch (CorruptIndexException | NoSuchFileException | FileNotFoundException | EOFException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("archive index is damaged and is built anew from the log");
      clear(directory);
      return new OpenIndex(writer(directory, analyzer), searching, format);
    }
  }

  List<Position> positions() {
    String positions = data().getOrDefault(POSITIONS, "");
    return positions.isEmpty() ? List.of() : Arrays.stream(positions.split(" ", -1)).map(Position::parse).toList();
  }

  void commit(Collection<Position> positions) throws IOException {
    String all = positions.stream().map(Position::toString).sorted().collect(Collectors.joining(" "));
    writer.setLiveCommitData(Map.of(FORMAT, format, POSITIONS, all).entrySet());
    writer.commit();
  }

  boolean broken() { return !writer.isOpen(); }

  /// Closes without committing, ending merges at once.
  @Override
  public void close() throws IOException {
    latest.close();
    searchers.close();
    writer.rollback();
  }

  private Map<String, String> data() {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data == null) {
      return Map.of();
    }
    Map<String, String> copy = new HashMap<>();
    data.forEach(entry -> copy.put(entry.getKey(), entry.getValue()));
    return copy;
  }

  /// Empties the directory, unless another process has it.
  private static void clear(Directory directory) throws IOException {
    try (Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
    }
  }

  /// Whether what lies there, if anything, can be gone on with.
  private static boolean fits(Directory directory, String format) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return true;
    }
    try {
      String found = SegmentInfos.readLatestCommit(directory).getUserData().get(FORMAT);
      if (!format.equals(found)) {
        LOG.atInfo().addKeyValue("found", String.valueOf(found)).addKeyValue("expected", format)
            .log("archive index is of another format or key and is built anew from the log");
      }
      return format.equals(found);
    } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException | NoSuchFileException
        | FileNotFoundException | EOFException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("archive index is damaged and is built anew from the log");
      return false;
    }
  }

  private static IndexWriter writer(Directory directory, Analyzer analyzer) throws IOException {
    // A single deleted document is reason enough to rewrite a segment: its words must go.
    TieredMergePolicy merges = new TieredMergePolicy().setForceMergeDeletesPctAllowed(0)
        .setMaxMergedSegmentMB(LARGEST_MERGED_MB);
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setMergePolicy(merges)
        .setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false);
    return new IndexWriter(directory, config);
  }

  /// The version and digest held of each post, also of those that readers do not see yet.
  static final class Latest extends LiveFieldValues<IndexSearcher, Held> {
    private Latest(SearcherManager searchers) { super(searchers, new Held(-1, 0)); }

    @Override
    protected @Nullable Held lookupFromSearcher(IndexSearcher searcher, String key) throws IOException {
      Lookup.Place place = Lookup.find(searcher.getIndexReader(), key);
      return place == null ? null : place.held();
    }
  }
}
