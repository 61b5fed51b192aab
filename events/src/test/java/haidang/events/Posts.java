package haidang.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Invented posts and judgements for tests.
public final class Posts {
  public static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

  private Posts() {}

  public static Post post(String id, String text) { return post(id, text, Cause.LIVE, 1); }

  public static Post post(String id, String text, Cause cause, long version) {
    return new Post(new PostId(id), new SourceId("sample"), PostKind.POST, cause, version, Presence.PRESENT,
        URI.create("https://hai-minh.example/" + id.substring(id.indexOf(':') + 1)), null, null, null, null, text,
        false,
        null, null, Moment.exactly(NOON.minusSeconds(600)), null, NOON, List.of(), List.of(), Counts.UNKNOWN,
        Integer.toHexString(text.hashCode()), null);
  }

  public static Judgement clean(Post post) { return judged(post, new Verdict.Clean()); }

  public static Judgement flagged(Post post, Flag... flags) {
    return judged(post, new Verdict.Flagged(List.of(flags), 0));
  }

  public static Judgement judged(Post post, Verdict verdict) {
    return new Judgement(post, verdict, List.of(), List.of(), null, List.of(), scores(),
        new Versions("chain-1", "rules-1", null, null));
  }

  public static Flag flag(String rule, Severity severity) {
    return new Flag(rule, "hash-of-" + rule, new Bilingual("Luật mẫu " + rule, "Sample rule " + rule), Category.SCAM,
        severity, 0.8, List.of(new Span("text", 0, 3, List.of("case"))), 0, List.of("has:link"),
        new Bilingual("Có từ khóa mẫu.", "Holds a sample keyword."));
  }

  private static SortedMap<String, Double> scores() { return new TreeMap<>(); }
}
