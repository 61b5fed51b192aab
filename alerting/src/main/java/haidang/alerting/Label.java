package haidang.alerting;

import haidang.events.Bilingual;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a person found. [#FABRICATED], [#UNTRUE] and [#VERIFIED] are the words of the national anti-fake-news centre
/// and say something of the truth; the others say what becomes of the flags.
public enum Label {
  CONFIRMED("Có dấu hiệu vi phạm", "Signs of a violation", Effect.CONFIRMED), FABRICATED("Tin giả", "Fabricated",
      Effect.CONFIRMED),
  UNTRUE("Tin sai sự thật", "Untrue", Effect.CONFIRMED), VERIFIED("Tin xác thực", "Verified",
      Effect.DISMISSED),
  DISMISSED("Bỏ qua", "Dismissed", Effect.DISMISSED), UNCLEAR("Chưa rõ", "Unclear",
      Effect.UNCLEAR),
  ESCALATED("Chuyển cấp trên", "Escalated", Effect.ESCALATED);

  /// What a decision means for the rules that flagged the post; its code is the label on decisions.v1.
  public enum Effect {
    CONFIRMED, DISMISSED, UNCLEAR, ESCALATED;

    public String code() { return name().toLowerCase(Locale.ROOT); }
  }

  private final String vi;
  private final String en;
  private final Effect effect;

  Label(String vi, String en, Effect effect) {
    this.vi = vi;
    this.en = en;
    this.effect = effect;
  }

  public Bilingual title() { return new Bilingual(vi, en); }

  public String code() { return name().toLowerCase(Locale.ROOT); }

  public Effect effect() { return effect; }

  /// Whether it says that something is true or not, which takes a cited source and a whole checklist.
  public boolean ofTruth() { return this == FABRICATED || this == UNTRUE || this == VERIFIED; }

  /// Every label of an effect as a list of SQL.
  static String all(Effect effect) {
    return Arrays.stream(values()).filter(label -> label.effect == effect).map(label -> "'" + label.name() + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
