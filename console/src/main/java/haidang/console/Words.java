package haidang.console;

import haidang.events.Bilingual;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The console's words in one language.
public final class Words {
  private static final String BUNDLE = "i18n.words";

  private final ResourceBundle bundle;
  private final Locale locale;

  private Words(Locale locale) {
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.locale = locale;
  }

  /// @param language `en`, anything else is Vietnamese
  public static Words in(String language) { return new Words(Locale.of(language.equals("en") ? "en" : "vi")); }

  public String language() { return locale.getLanguage(); }

  /// In which numbers are written.
  Locale locale() { return locale; }

  public boolean english() { return language().equals("en"); }

  /// The words of a key; arguments fill `{0}` and on.
  public String t(String key, Object... arguments) {
    String text = bundle.getString(key);
    return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
  }

  public boolean has(String key) { return bundle.containsKey(key); }

  /// What a record of an act says in codes, `label source` or `item outcome`, in words; what is no code stays.
  public String codes(String act, String detail) {
    String kind = switch (act) {
      case "decide", "decided", "undo", "undone", "reopen" -> "label.";
      case "check", "checked" -> "check.";
      case "account-added", "account-changed" -> "role.";
      default -> "";
    };
    return kind.isEmpty()
        ? detail
        : Arrays.stream(detail.split(" ", 2)).map(code -> word(kind, code)).collect(Collectors.joining(": "));
  }

  private String word(String kind, String code) {
    String key = kind + code.toLowerCase(Locale.ROOT);
    return has(key) ? t(key) : code;
  }

  public String of(Bilingual text) { return english() ? text.en() : text.vi(); }

  /// Which of two wordings is this language's.
  public String of(String vi, String en) { return english() ? en : vi; }
}
