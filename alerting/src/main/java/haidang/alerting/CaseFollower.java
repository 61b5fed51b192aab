package haidang.alerting;

import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Moment;
import haidang.events.Position;
import haidang.events.Post;
import haidang.events.Verdict;
import haidang.events.log.Follower;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns judgements into cases. Effects and position are one transaction; a judgement that was applied before changes
/// nothing, and no case ever goes back a version.
final class CaseFollower implements Follower {
  static final String READER = "alerting-cases";
  private static final Logger LOG = LoggerFactory.getLogger(CaseFollower.class);

  private final Database database;
  private final KeyedHash hash;
  private final Outbox outbox;
  private final Ranking ranking;
  private final Positions positions = new Positions(READER);

  CaseFollower(Database database, KeyedHash hash, Outbox outbox, Ranking ranking) {
    this.database = database;
    this.hash = hash;
    this.outbox = outbox;
    this.ranking = ranking;
  }

  @Override
  public List<Position> positions() { return database.in(positions::load); }

  @Override
  public void apply(List<Stored> batch, List<Position> next) {
    outbox.discard(); // what a failed attempt had collected
    database.run(handle -> {
      new Step(handle).take(batch);
      positions.advance(handle, next);
    });
    positions.committed(next);
  }

  @Override
  public void gap(Topic topic, Position from, Position to) {
    LOG.atWarn().addKeyValue("reader", READER).addKeyValue("topic", topic.wireName()).addKeyValue("from", from)
        .addKeyValue("to", to).log("records are missing");
  }

  /// One batch in its transaction.
  private final class Step {
    private final Handle handle;
    private final Map<String, Case> known = new LinkedHashMap<>();
    private final Map<String, Case> touched = new LinkedHashMap<>();
    private final Map<CaseId, Instant> settled = new LinkedHashMap<>();
    private final Map<CaseId, Optional<URI>> withdrawn = new LinkedHashMap<>();
    private final Timeline timeline;
    private final FlagEvents events;
    private @Nullable Instant closed;

    Step(Handle handle) {
      this.handle = handle;
      this.timeline = new Timeline(handle);
      this.events = new FlagEvents(handle);
    }

    void take(List<Stored> batch) {
      List<String> posts = batch.stream().map(Stored::keyText).distinct().toList();
      CaseRows.ofPosts(handle, posts).forEach(one -> known.put(one.facts().post().value(), one));
      for (Stored stored : batch) {
        // Clean posts without a case are nearly all there is: they are skipped unparsed.
        if (!stored.header(Wire.VERDICT).equals("clean") || known.containsKey(stored.keyText())) {
          apply(Wire.judgement(stored), digest(stored.value()), stored.at());
        }
      }
      CaseRows.write(handle, touched.values());
      settled.forEach(new Merges(handle)::release);
      withdrawn.forEach(this::forget);
      timeline.flush();
      events.flush();
      outbox.flush(handle);
    }

    private void apply(Judgement judgement, String digest, Instant at) {
      Post post = judgement.post();
      @Nullable
      Case before = known.get(post.id().value());
      if (before != null && (post.version() < before.facts().version()
          || (post.version() == before.facts().version() && digest.equals(before.facts().digest())))) {
        return;
      }
      switch (judgement.verdict()) {
        case Verdict.Flagged _,Verdict.Undecided _ -> flagged(before, judgement, digest, at);
        case Verdict.Clean _ -> settle(before, post, digest, at, Standing.CLEARED);
        case Verdict.Withdrawn _ -> settle(before, post, digest, at, Standing.WITHDRAWN);
      }
    }

    private void flagged(@Nullable Case before, Judgement judgement, String digest, Instant at) {
      Post post = judgement.post();
      Moment published = post.published();
      var facts = new CaseFacts(hash.caseId(post.id().value()), post.id(), post.source(), post.cause(),
          post.permalink(), published == null ? null : published.at(), before == null ? at : before.facts().flaggedAt(),
          post.version(), digest, Standing.FLAGGED, judgement.verdict(),
          Priority.of(judgement.verdict(), Priority.people(post.counts()), ranking.precisions()));
      events.add(facts, counted(at));
      if (before == null) {
        keep(new Case.Open(facts, 1));
        timeline.add(facts.id(), at, "flagged", null, rules(facts));
        if (urgent(facts)) {
          notify(facts, at);
        }
        return;
      }
      boolean same = rules(facts).equals(rules(before.facts())) && before.facts().standing() == Standing.FLAGGED;
      boolean reopen = (before instanceof Case.Closed || before instanceof Case.Merged) && !same;
      keep(with(before, facts, reopen));
      timeline.add(facts.id(), at, reopen ? "reopened" : "changed", null, rules(facts));
      // What an edit makes urgent is as urgent as what began so.
      if (urgent(facts) && (reopen || before.facts().standing() != Standing.FLAGGED
          || !outbox.told(handle, facts.id()))) {
        notify(facts, at);
      }
    }

    /// A digest that was made is never made anew: what comes after it counts in the next.
    private Instant counted(Instant at) {
      Instant end = closed;
      if (end == null) {
        end = DailyDigests.closed(handle);
        closed = end;
      }
      return at.isBefore(end) ? end : at;
    }

    private boolean urgent(CaseFacts facts) { return facts.cause().mayNotify() && outbox.tells(facts.severity()); }

    /// Unless those of its flags that could notify somebody are silenced.
    private void notify(CaseFacts facts, Instant at) {
      List<Silence> silences = TableSilences.since(handle, at);
      List<Flag> audible = TableSilences.audible(silences, facts, at);
      if (facts.flags().isEmpty() || audible.stream().anyMatch(flag -> outbox.tells(flag.severity()))) {
        outbox.caseOpened(facts, at);
      } else {
        timeline.add(facts.id(), at, "silenced", null, rules(facts));
      }
    }

    private void settle(@Nullable Case before, Post post, String digest, Instant at, Standing standing) {
      if (before == null) {
        return;
      }
      CaseFacts old = before.facts();
      boolean gone = standing == Standing.WITHDRAWN;
      var facts = new CaseFacts(old.id(), old.post(), old.source(), old.cause(), gone ? null : old.permalink(),
          gone ? null : old.published(), old.flaggedAt(), post.version(), digest, standing, old.verdict(),
          old.priority());
      Case kept = with(before, facts, false);
      if (gone) {
        withdrawn.put(old.id(), Optional.ofNullable(old.permalink()));
        kept = kept instanceof Case.Closed closed
            ? new Case.Closed(facts, closed.revision(), closed.finding().withoutPost(old.permalink()))
            : kept;
      }
      keep(kept);
      if (old.standing() != standing) {
        timeline.add(facts.id(), at, gone ? "withdrawn" : "cleared", null, "");
        settled.put(facts.id(), at);
      }
    }

    /// Takes away what people wrote about a post that is gone. The audit keeps its entries: each one's hash covers them.
    private void forget(CaseId id, Optional<URI> permalink) {
      handle.execute("update checked set note = '' where case_id = ?", id.value());
      handle.execute("update timeline set detail = '' where case_id = ? and kind = 'reopened' and by is not null",
          id.value());
      permalink.ifPresent(link -> handle.execute("update decision set record = record - 'cited' where case_id = ?"
          + " and record ->> 'cited' = ?", id.value(), link.toString()));
    }

    private void keep(Case one) {
      known.put(one.facts().post().value(), one);
      touched.put(one.facts().post().value(), one);
    }
  }

  private static Case with(Case before, CaseFacts facts, boolean reopen) {
    int revision = before.revision() + 1;
    return switch (before) {
      case Case.Open _ -> new Case.Open(facts, revision);
      case Case.Acknowledged held -> new Case.Acknowledged(facts, revision, held.by(), held.until());
      case Case.Closed closed -> reopen
          ? new Case.Open(facts, revision)
          : new Case.Closed(facts, revision, closed.finding());
      case Case.Merged merged -> reopen
          ? new Case.Open(facts, revision)
          : new Case.Merged(facts, revision, merged.into(), merged.by(), merged.at());
    };
  }

  private static String rules(CaseFacts facts) {
    return facts.flags().stream().map(Flag::rule).sorted().collect(Collectors.joining(" "));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
