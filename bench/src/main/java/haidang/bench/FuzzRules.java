package haidang.bench;

import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.RuleBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Rules to fuzz with: some that stand, touching every operator, and ever new ones.
final class FuzzRules {
  private static final List<String> STANDING = List.of("\"mã otp\" NEAR/5 (\"ngân hàng\" OR gửi)", "lồn OR địt OR cặc",
      "@core AND NOT quoted(@core)", "plain(vay*) OR negated(lãi)", "is:obfuscated AND (lừa OR vay OR a)",
      "đảo NOT NEAR/2 không", "gửi BEFORE/8 khoá", "density(@core) >= 0.2", "tag:lừađảo OR title:a OR text:b",
      "2 OF (lừa, @core, vay NEAR/3 a, is:question) AND @pairs");
  private static final List<String> PARTS = List.of("lừa", "đảo", "\"ngân hàng\"", "vay*", "@core", "@none", "AND",
      "OR",
      "NOT", "NEAR/3", "BEFORE/0", "NEAR/99", "NOT NEAR/1", "2 OF (", ",", "(", ")", "quoted(", "plain(", "negated(",
      "title:",
      "tag:a",
      "is:caps", "has:link", "link:bit.ly", "count.shares >= 3", "score.x > 0.5", "density(@core) > 0.1", "a", "\"",
      "#", "*",
      "platform:facebook", "\u0000", "𝐚", "ồ");
  private static final RuleBody LIST = new RuleBody("lists/core.yaml", """
      id: "@core"
      terms: [lừa đảo, 'vay*', {term: lồn, bare_needs: [cái]}, {term: đảo, needs: [a], except: [lừa đảo]}]
      """);
  private static final RuleBody PAIRS = new RuleBody("lists/pairs.yaml", """
      id: "@pairs"
      terms: [mua, '@core', {match: 'a BEFORE/2 (vay OR @core)'}, {match: plain(lãi NOT NEAR/1 không)}]
      """);

  RuleSet standing() {
    List<RuleBody> bodies = new ArrayList<>(List.of(LIST, PAIRS));
    for (int i = 0; i < STANDING.size(); i++) {
      bodies.add(body("standing-" + i, STANDING.get(i)));
    }
    return RuleSet.compile(new RulePack(bodies)).rules();
  }

  /// A rule of random parts; most do not parse, and say so.
  RuleSet next(Random random) {
    StringBuilder expression = new StringBuilder(PARTS.get(random.nextInt(5)));
    int length = random.nextInt(10);
    for (int i = 0; i < length; i++) {
      expression.append(' ').append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return RuleSet.compile(new RulePack(List.of(LIST, body("random", expression.toString())))).rules();
  }

  private static RuleBody body(String name, String expression) { return new RuleBody("scam/" + name + ".yaml", """
      id: scam.%s
      title: {vi: L, en: R}
      category: scam
      severity: low
      match: '%s'
      must_match: ['%s']
      must_not_match: ['0']
      """.formatted(name, expression.replace("'", "''"), "lừa đảo ngân hàng vay gửi mã otp khoá lồn a")); }
}
