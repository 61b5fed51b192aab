package haidang.events;

import haidang.events.log.Event;
import haidang.events.log.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One record of every kind that crosses the log, every field filled, by the name of its golden file.
final class Contract {
  private static final Instant AT = Instant.parse("2026-11-20T05:00:00.123Z");
  private static final Position PLACE = new Position("tid-posts", 3, 4_711);
  private static final PostId ID = new PostId("rss:tin-xa/42");

  private Contract() {}

  /// A record and the event it travels as.
  record Sample(Object value, Event event) {}

  static Map<String, Sample> samples() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    Post post = post();
    samples.put("post.v1", new Sample(post, Wire.event(post)));
    Post gone = post.gone(Cause.RECHECK, 3, AT);
    samples.put("post-gone.v1", new Sample(gone, Wire.event(gone)));
    judgements(post).forEach((name, judgement) -> samples.put(name, new Sample(judgement, Wire.event(judgement))));
    var coverage = new Coverage(new SourceId("tin-xa"), AT, "late", 20, 3, "429 Too Many Requests");
    samples.put("coverage.v1", new Sample(coverage, Wire.event(coverage)));
    var decision = new Decision("2026-000042", ID, "dismissed", "opinion", List.of("scam.prize-fee"),
        URI.create("https://hai-minh.example/bac-bo"), "an", AT, "verified", "12/TB-UBND");
    samples.put("decision.v1", new Sample(decision, Wire.event(decision)));
    var claim = new Claim("vo-dap", "Đập nước xã Hải Minh sắp vỡ", "Không đúng: đập đã được kiểm tra.",
        URI.create("https://hai-minh.example/dap"), LocalDate.of(2026, 11, 19));
    samples.put("claim.v1", new Sample(claim, Wire.event(claim)));
    var body = new RuleBody("scam/prize-fee.yaml", "id: scam.prize-fee\n");
    samples.put("rule-body.v1", new Sample(body, Wire.event("0a1b", body)));
    var manifest = new RuleManifest(7, List.of(new RuleManifest.Entry("@selling", "0c2d", RuleStatus.ACTIVE),
        new RuleManifest.Entry("scam.prize-fee", "0a1b", RuleStatus.SHADOW)));
    samples.put("rule-manifest.v1", new Sample(manifest, Wire.event("set/current", manifest)));
    var letter = letter();
    samples.put("dead-letter.v1", new Sample(letter, Wire.event(letter)));
    var page = new RawPage("0f", new SourceId("tin-xa"), URI.create("https://hai-minh.example/tin"), "text/html", AT,
        "ab".repeat(32), "<p>Tin</p>".getBytes(StandardCharsets.UTF_8), List.of("found elsewhere"));
    samples.put("raw-page.v1", new Sample(page, Wire.event(page, Wire.bytes(page))));
    return samples;
  }

  private static Post post() {
    return new Post(ID, new SourceId("tin-xa"), PostKind.COMMENT, Cause.LIVE, 2, Presence.PRESENT,
        URI.create("https://hai-minh.example/tin/42"), new PostId("rss:tin-xa/41"), new PostId("rss:tin-xa/40"),
        new AuthorPseudonym("0123456789abcdef".repeat(2)), "Trúng thưởng", "Nộp phí \uD83C\uDF81 \"ngay\"", true, "vi",
        "vi", new Moment(AT, Precision.MINUTE), new Moment(AT.plusSeconds(60), Precision.DAY), AT.plusSeconds(120),
        List.of(new Media(MediaKind.IMAGE, URI.create("https://hai-minh.example/a.jpg"), "Quà", "hộp quà")),
        List.of(new Link(URI.create("https://qua.example/"), "nhận quà")), new Counts(1L, 0L, null, 12L), "c0ffee",
        PLACE);
  }

  private static Map<String, Judgement> judgements(Post post) {
    Flag flag = new Flag("scam.prize-fee", "0a1b", new Bilingual("Trúng thưởng phải nộp phí", "Prize that costs a fee"),
        Category.SCAM, Severity.HIGH, 0.8, List.of(new Span("title", 0, 12, List.of("case"))), 4, List.of("has:link"),
        new Bilingual("Có “nộp phí”.", "Holds “nộp phí”."));
    Map<String, Judgement> judgements = new LinkedHashMap<>();
    judgements.put("judgement-flagged.v1", judged(post, new Verdict.Flagged(List.of(flag), 2), List.of(flag)));
    judgements.put("judgement-clean.v1", judged(post, new Verdict.Clean(), List.of()));
    judgements.put("judgement-undecided.v1", judged(post, new Verdict.Undecided("text cannot be read"), List.of()));
    judgements.put("judgement-withdrawn.v1", judged(post.gone(Cause.LIVE, 3, AT), new Verdict.Withdrawn(), List.of()));
    return judgements;
  }

  private static Judgement judged(Post post, Verdict verdict, List<Flag> shadow) {
    var scores = new TreeMap<>(Map.of("toxic", 0.25, "rumour", 0.5));
    return new Judgement(post, verdict, List.of(new Incomplete("obscene.core", "more than 100000 steps")), shadow,
        "s1g", List.of(new ClaimMatch("vo-dap", 0.75)), scores, new Versions("chain-1", "rules-1", "claims-1", "m-1"));
  }

  private static DeadLetter letter() {
    return new DeadLetter("l-1", "posts.v1", PLACE, "judging", "record is no JSON", AT,
        "rss:tin-xa/42".getBytes(StandardCharsets.UTF_8), new TreeMap<>(Map.of("schema", "post.v1")),
        new byte[]{0, 1, (byte) 0xff}, 3);
  }
}
