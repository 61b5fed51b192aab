package haidang.console.api;

import haidang.alerting.Case;
import haidang.alerting.Check;
import haidang.alerting.Finding;
import haidang.alerting.TimelineEntry;
import haidang.classify.archive.Hit;
import haidang.classify.rules.Rule;
import haidang.ingest.store.SourceTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the API writes what other rooms hold. Absent is left out; nothing of an author is in it.
final class Shapes {
  private Shapes() {}

  static Map<String, Object> found(Hit hit) { return of("judgement", hit.judgement(), "highlights", hit.highlights()); }

  static Map<String, Object> one(Case item) {
    var facts = item.facts();
    Map<String, Object> shape = of("id", item.id().value(), "post", facts.post().value(), "source",
        facts.source().value(), "permalink", facts.permalink(), "published", facts.published(), "flaggedAt",
        facts.flaggedAt(), "severity", facts.severity(), "categories", facts.categories(), "standing",
        lower(facts.standing()), "flags", facts.flags(), "revision", item.revision());
    switch (item) {
      case Case.Open _ -> shape.put("state", "open");
      case Case.Acknowledged held -> {
        shape.put("state", "held");
        shape.put("heldBy", held.by());
        shape.put("heldUntil", held.until());
      }
      case Case.Closed closed -> {
        shape.put("state", "closed");
        shape.put("finding", finding(closed.finding()));
      }
      case Case.Merged merged -> {
        shape.put("state", "merged");
        shape.put("mergedInto", merged.into().value());
      }
    }
    return shape;
  }

  static Map<String, Object> whole(Case item, List<TimelineEntry> timeline, List<Check> checks) {
    Map<String, Object> shape = one(item);
    shape.put("timeline", timeline);
    shape.put("checklist", checks.stream().map(check -> of("item", lower(check.item()), "outcome",
        lower(check.outcome()), "note", check.note(), "by", check.by(), "at", check.at())).toList());
    return shape;
  }

  static Map<String, Object> decision(Case.Closed closed) {
    Map<String, Object> shape = of("case", closed.id().value(), "post", closed.facts().post().value());
    shape.putAll(finding(closed.finding()));
    return shape;
  }

  private static Map<String, Object> finding(Finding finding) {
    return of("label", lower(finding.label()), "reason", finding.reason() == null ? null : lower(finding.reason()),
        "note", finding.note(), "cited", finding.cited(), "document",
        finding.document().isEmpty() ? null : finding.document(), "by", finding.by(), "at", finding.at());
  }

  static Map<String, Object> rule(Rule rule) {
    return of("id", rule.id(), "hash", rule.hash(), "status", rule.status(), "title", rule.title(), "category",
        rule.category(), "severity", rule.severity(), "confidence", rule.confidence(), "legalBasis",
        rule.legalBasis(), "match", rule.match(), "where", rule.where(), "mustMatch", rule.mustMatch(),
        "mustNotMatch", rule.mustNotMatch());
  }

  static Map<String, Object> source(SourceTable.Row row) {
    return of("id", row.source().id().value(), "name", row.source().name(), "kind", row.source().kind().code(),
        "purpose", row.source().purpose(), "enabled", row.source().enabled(), "state", row.state(), "lookedAt",
        row.lookedAt(), "okAt", row.okAt(), "next", row.next(), "failures", row.failures());
  }

  static String lower(Enum<?> value) { return value.name().toLowerCase(Locale.ROOT); }

  private static Map<String, Object> of(@Nullable Object... pairs) {
    Map<String, Object> shape = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      if (value != null) {
        shape.put(String.valueOf(pairs[i]), value);
      }
    }
    return shape;
  }
}
