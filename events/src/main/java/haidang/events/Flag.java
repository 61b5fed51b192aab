package haidang.events;

import java.util.List;

/// One rule's reason to ask a person.
///
/// @param rule       id of the rule, for example `scam.fake-bank-otp`
/// @param ruleHash   hash of the rule's body: the version that matched
/// @param title      the rule's title
/// @param confidence 0 to 1: how often people confirmed this rule, or its author's estimate
/// @param spans      at most 32, in order of field and start
/// @param moreSpans  how many further ones there are
/// @param conditions what else held, for example `has_link: true`
/// @param why        one sentence for the reader
public record Flag(String rule, String ruleHash, Bilingual title, Category category, Severity severity,
    double confidence, List<Span> spans, int moreSpans, List<String> conditions, Bilingual why) {
  public static final int MAX_SPANS = 32;

  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public Flag {
    if (rule == null || ruleHash == null || title == null || category == null || severity == null || why == null) {
      throw new Malformed("flag " + rule + " lacks its rule, hash, title, category, severity or sentence");
    }
    spans = List.copyOf(spans == null ? List.of() : spans);
    conditions = List.copyOf(conditions == null ? List.of() : conditions);
    if (spans.size() > MAX_SPANS) {
      throw new Malformed("flag " + rule + " has " + spans.size() + " spans, limit " + MAX_SPANS);
    }
  }
}
