package haidang.alerting;

import haidang.events.Bilingual;

/// What a person found.
public enum Label {
  CONFIRMED("Có dấu hiệu vi phạm", "Signs of a violation"), DISMISSED("Bỏ qua", "Dismissed"), UNCLEAR("Chưa rõ",
      "Unclear"),
  ESCALATED("Chuyển cấp trên", "Escalated");

  private final String vi;
  private final String en;

  Label(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  public Bilingual title() { return new Bilingual(vi, en); }
}
