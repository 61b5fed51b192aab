package haidang.ingest;

import haidang.events.Cause;
import haidang.events.Malformed;
import haidang.events.RawPage;
import haidang.events.jsonl.Lines;
import haidang.events.jsonl.Unpacked;
import haidang.events.log.EventLog;
import haidang.events.log.Unavailable;
import haidang.events.log.Writer;
import haidang.ingest.collect.Digests;
import haidang.ingest.fetch.Pause;
import haidang.ingest.jsonl.FieldMapping;
import haidang.ingest.jsonl.Fingerprint;
import haidang.ingest.jsonl.LineMapper;
import haidang.ingest.jsonl.Rejects;
import haidang.ingest.jsonl.Unread;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.ImportRuns;
import haidang.ingest.store.PostState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files of JSON Lines to posts. Repeating an import publishes nothing; one that was cut short goes on where the last
/// committed batch ended.
public final class Import {
  private static final Logger LOG = LoggerFactory.getLogger(Import.class);
  private static final int BATCH_LINES = 1_000;
  private static final int BATCH_BYTES = 1024 * 1024;
  private static final int BATCHES_PER_ACKNOWLEDGEMENT = 20;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final EventLog log;
  private final Store store;
  private final Publisher publisher;
  private final Identity identity;
  private final InstantSource clock;

  Import(EventLog log, Store store, Publisher publisher, Identity identity, InstantSource clock) {
    this.log = log;
    this.store = store;
    this.publisher = publisher;
    this.identity = identity;
    this.clock = clock;
  }

  /// What to import.
  ///
  /// @param source  of kind import; made when it is new
  /// @param rejects where lines go that are no posts
  /// @param usual   whether that is where those of this source always go: what lies there is of an earlier run
  public record Order(Source source, Path file, FieldMapping fields, Path rejects, boolean usual) {
    public Order(Source source, Path file, FieldMapping fields, Path rejects) {
      this(source, file, fields, rejects, false);
    }
  }

  /// How far an import has come. One that goes on counts what it does itself; what was done before stands beside it.
  ///
  /// @param bytes     read, of `total`, which is 0 for a packed file
  /// @param read      lines, whatever came of them
  /// @param published posts that were new or had changed
  /// @param unchanged posts that were there already
  public record Progress(long bytes, long total, long read, long published, long unchanged, long rejected,
      Unread unread, Earlier earlier) {}

  /// What earlier runs that were cut short have done.
  public record Earlier(long read, long published, long rejected) {}

  /// Runs to the end of the file; waits while log or database are away.
  ///
  /// @throws haidang.ingest.jsonl.Occupied when something else lies where refused lines would go
  public Progress run(Order order, Consumer<Progress> told) throws IOException, InterruptedException {
    ImportRuns.Run run = begin(order);
    ImportRuns.Run begun = run;
    Unread unread = Unread.NONE;
    try (Writer writer = log.writer("import-" + order.source().id());
        InputStream in = Unpacked.of(Files.newInputStream(order.file()));
        Rejects rejects = new Rejects(order.rejects(), run.rejects())) {
      in.skipNBytes(run.position());
      var lines = new Lines(in, LineMapper.MAX_LINE, run.line(), run.position());
      var mapper = new LineMapper(order.fields(), order.source(), clock.instant());
      long total = in instanceof GZIPInputStream ? 0 : Files.size(order.file());
      told.accept(progress(begun, run, total, unread));
      for (int batches = 1; !run.done(); batches++) {
        List<Lines.Line> batch = batch(lines);
        Mapped mapped = mapped(mapper, order.source(), batch);
        run = patiently(new Work(order.source(), writer, rejects, run, batch, mapped,
            batches % BATCHES_PER_ACKNOWLEDGEMENT == 0));
        unread = unread.and(mapped.undated(), mapped.dropped());
        told.accept(progress(begun, run, total, unread));
      }
      return progress(begun, run, total, unread);
    }
  }

  private static Progress progress(ImportRuns.Run begun, ImportRuns.Run run, long total, Unread unread) {
    return new Progress(run.position(), total, run.line() - begun.line(), run.published() - begun.published(),
        run.unchanged() - begun.unchanged(), run.rejected() - begun.rejected(), unread, new Earlier(begun.line(),
            begun.published(), begun.rejected()));
  }

  private ImportRuns.Run begin(Order order) throws IOException, InterruptedException {
    String file = Fingerprint.of(order.file());
    while (true) {
      try {
        return store.database().<ImportRuns.Run, IOException>transaction(db -> begin(db, order, file));
      } catch (Unavailable e) {
        pause(e);
      }
    }
  }

  private ImportRuns.Run begin(Handle db, Order order, String file) throws IOException {
    Source source = order.source();
    demandImport(db, source);
    Optional<ImportRuns.Run> before = store.imports().find(db, source.id().value());
    String into = order.rejects().toAbsolutePath().normalize().toString();
    Rejects.demandOther(order.rejects(), order.file());
    Rejects.demandOurs(order.rejects(), order.usual() || before.filter(run -> into.equals(run.into())).isPresent());
    store.sources().put(db, source, false, clock.instant());
    String holder = UUID.randomUUID().toString();
    ImportRuns.Run run = before
        .filter(earlier -> !earlier.done() && earlier.file().equals(file))
        .map(e -> new ImportRuns.Run(e.source(), e.number(), holder, file, e.line(), e.position(), e.published(), e
            .unchanged(), e.rejected(), e.rejects(), false, into))
        .orElseGet(() -> new ImportRuns.Run(source.id().value(), store.imports().next(db), holder, file, 0, 0, 0, 0, 0,
            0, false, into));
    store.imports().begin(db, run, clock.instant());
    return run;
  }

  private void demandImport(Handle db, Source source) {
    store.sources().find(db, source.id().value()).filter(known -> known.kind() != SourceKind.IMPORT)
        .ifPresent(known -> {
          throw new Malformed("source " + known.id() + " is a " + known.kind().code()
              + "; an import needs a source of its own");
        });
  }

  private static List<Lines.Line> batch(Lines lines) throws IOException {
    List<Lines.Line> batch = new ArrayList<>();
    int bytes = 0;
    while (batch.size() < BATCH_LINES && bytes < BATCH_BYTES) {
      Lines.Line line = lines.next();
      if (line == null) {
        break;
      }
      batch.add(line);
      bytes += line.size();
    }
    return batch;
  }

  /// One batch, to be published once.
  private record Work(Source source, Writer writer, Rejects rejects, ImportRuns.Run run, List<Lines.Line> lines,
      Mapped mapped, boolean acknowledge) {
    Lines.Line line(long number) { return lines.get((int) (number - lines.getFirst().number())); }
  }

  private record Refusal(Lines.Line line, String error) {}

  /// What the lines of a batch are; blank ones are nothing.
  ///
  /// @param undated numbers of lines whose date could not be read
  /// @param dropped numbers of lines by the field that could not be read
  private record Mapped(List<Draft> drafts, List<Refusal> refused, List<Long> undated,
      Map<String, List<Long>> dropped) {}

  private Mapped mapped(LineMapper mapper, Source source, List<Lines.Line> lines) {
    var mapped = new Mapped(new ArrayList<>(lines.size()), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    for (Lines.Line line : lines) {
      try {
        if (!line.blank()) {
          LineMapper.Read read = mapper.read(line);
          String platform = read.platform() == null ? source.kind().platform() : read.platform();
          mapped.drafts().add(Draft.of(identity, source, platform, read.post(), line.number()));
          read.dropped().forEach(field -> mapped.dropped().computeIfAbsent(field, _ -> new ArrayList<>()).add(line
              .number()));
          if (read.undated()) {
            mapped.undated().add(line.number());
          }
        }
      } catch (Malformed e) {
        mapped.refused().add(new Refusal(line, String.valueOf(e.getMessage())));
      }
    }
    return mapped;
  }

  private ImportRuns.Run patiently(Work work) throws IOException, InterruptedException {
    while (true) {
      try {
        return store.database().<ImportRuns.Run, IOException>transaction(db -> publish(db, work));
      } catch (Unavailable e) {
        pause(e);
      }
    }
  }

  private ImportRuns.Run publish(Handle db, Work work) throws IOException {
    ImportRuns.Run run = work.run();
    List<Draft> drafts = work.mapped().drafts();
    store.watches().lock(db, run.source());
    Map<String, PostState> known = store.states().find(db, drafts.stream().map(d -> d.id().value()).toList());
    List<Refusal> refusals = new ArrayList<>(work.mapped().refused());
    List<Draft> once = once(work, drafts, known, refusals);
    List<Draft> kept = once.stream().filter(draft -> !erased(draft, known)).toList();
    int published = publisher.publish(db, work.writer(), new Publisher.Batch(work.source(), page(work, kept),
        Cause.IMPORT, kept, run.number()), known);
    markSeen(db, once, known, run.number());
    boolean done = work.lines().isEmpty();
    if (done || work.acknowledge()) {
      store.acknowledged().save(db, clock.instant());
    }
    ImportRuns.Run after = after(run, work, published, once.size() - published, refusals);
    store.imports().advance(db, after, clock.instant());
    return after;
  }

  /// Of two lines with one id the first counts, in every run: the second is refused where it says something else.
  private static List<Draft> once(Work work, List<Draft> drafts, Map<String, PostState> known, List<Refusal> refusals) {
    Map<String, Draft> first = new HashMap<>();
    List<Draft> once = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      PostState state = known.get(draft.id().value());
      Draft earlier = first.putIfAbsent(draft.id().value(), draft);
      boolean seen = state != null && state.run() == work.run().number() && state.line() < draft.line();
      if (earlier == null && !seen) {
        once.add(draft);
      } else {
        long line = earlier == null ? state == null ? 0 : state.line() : earlier.line();
        refusals.add(new Refusal(work.line(draft.line()), "its id stands in line " + line + " already"));
      }
    }
    return once;
  }

  private void markSeen(Handle db, List<Draft> drafts, Map<String, PostState> known, long run) {
    List<Draft> old = drafts.stream().filter(d -> known.containsKey(d.id().value())).toList();
    if (!old.isEmpty()) {
      store.states().seen(db, old.stream().map(d -> d.id().value()).toList(), old.stream().map(Draft::line).toList(),
          run);
    }
  }

  private static ImportRuns.Run after(ImportRuns.Run run, Work work, int published, int unchanged,
      List<Refusal> refusals) throws IOException {
    long kept = run.rejects();
    if (!refusals.isEmpty()) {
      work.rejects().backTo(kept);
      for (Refusal refusal : refusals) {
        work.rejects().add(refusal.line(), refusal.error());
      }
      kept = work.rejects().flushed();
    }
    boolean done = work.lines().isEmpty();
    long line = done ? run.line() : work.lines().getLast().number();
    long position = done ? run.position() : work.lines().getLast().end();
    return new ImportRuns.Run(run.source(), run.number(), run.holder(), run.file(), line, position, run.published()
        + published, run.unchanged() + unchanged, run.rejected() + refusals.size(), kept, done, run.into());
  }

  private static boolean erased(Draft draft, Map<String, PostState> known) {
    PostState state = known.get(draft.id().value());
    return state != null && state.erased();
  }

  /// The lines that are posts; what was refused lies in the reject file, what was erased nowhere.
  private RawPage page(Work work, List<Draft> drafts) {
    var body = new ByteArrayOutputStream();
    for (Draft draft : drafts) {
      body.writeBytes(Objects.requireNonNull(work.line(draft.line()).bytes()));
      body.write('\n');
    }
    long first = work.lines().isEmpty() ? 0 : work.lines().getFirst().number();
    byte[] bytes = body.toByteArray();
    return new RawPage(UUID.randomUUID().toString(), work.source().id(), URI.create("urn:import:" + work.source().id()
        + ":" + first), "application/x-ndjson", clock.instant(), Digests.sha256(bytes), bytes, List.of());
  }

  private static void pause(Unavailable e) throws InterruptedException {
    LOG.atWarn().addKeyValue("error", e.getMessage()).log("import waits");
    Pause.SLEEP.pause(PATIENCE);
  }
}
