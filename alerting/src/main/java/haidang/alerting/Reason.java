package haidang.alerting;

import haidang.events.Bilingual;

/// Why a person decided so; each has a key of its own in the console.
public enum Reason {
  OPINION("Ý kiến – ngoài phạm vi", "Opinion – not in scope"), SATIRE("Châm biếm", "Satire"), QUOTE(
      "Trích dẫn, đưa tin, cảnh báo", "Quote, report or warning"),
  HOMONYM("Từ đồng âm, hiểu sai", "Homonym"), OLD(
      "Tin cũ, đã xử lý", "Old, dealt with"),
  ELSEWHERE("Ngoài địa bàn", "Elsewhere"), OTHER("Khác", "Other");

  private final String vi;
  private final String en;

  Reason(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  public Bilingual title() { return new Bilingual(vi, en); }
}
