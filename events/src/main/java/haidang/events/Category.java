package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a flag says is *possible*; only a person decides whether it is so.
public enum Category {
  FAKE_NEWS("fake-news", "tin giả, tin sai sự thật", "false news"),
  OBSCENE("obscene", "tục tĩu", "obscene language"),
  INSULT("insult", "xúc phạm danh dự, nhân phẩm", "insult"),
  PORNOGRAPHY("pornography", "khiêu dâm", "pornography"),
  VIOLENCE("violence", "bạo lực", "violence"),
  GAMBLING("gambling", "cờ bạc", "gambling"),
  ILLEGAL_ADS("illegal-ads", "quảng cáo trái phép", "illegal advertising"),
  SCAM("scam", "lừa đảo", "scam"),
  PRIVATE_DATA("private-data", "lộ dữ liệu cá nhân", "private data");

  private final String code;
  private final String vi;
  private final String en;

  Category(String code, String vi, String en) {
    this.code = code;
    this.vi = vi;
    this.en = en;
  }

  @JsonValue
  public String code() { return code; }

  public Bilingual title() { return new Bilingual(vi, en); }
}
