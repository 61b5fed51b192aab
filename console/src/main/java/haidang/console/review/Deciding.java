package haidang.console.review;

import haidang.alerting.CaseId;
import haidang.alerting.Finding;
import haidang.alerting.Label;
import haidang.alerting.Reason;
import haidang.console.Forms;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads what a person or program decided from the fields it sent.
public final class Deciding {
  private Deciding() {}

  /// The choice is a label, or `dismissed:` and the reason.
  ///
  /// @throws IllegalArgumentException when it is not a whole decision
  static Finding finding(String by, Map<String, String> form, Instant at) {
    String choice = Forms.field(form, "choice");
    int colon = choice.indexOf(':');
    String label = colon < 0 ? choice : choice.substring(0, colon);
    String reason = colon < 0 ? "" : choice.substring(colon + 1);
    return finding(by, label, reason, Forms.field(form, "note"), Forms.field(form, "cited"),
        Forms.field(form, "document"), at);
  }

  /// @param reason   blank where there is none
  /// @param cited    blank where there is none
  /// @param document blank where there is none
  /// @throws IllegalArgumentException when it is not a whole decision
  public static Finding finding(String by, String label, String reason, String note, String cited,
      String document, Instant at) {
    return new Finding(one(Label.class, "label", label), reason.isBlank() ? null : one(Reason.class, "reason", reason),
        note,
        cited.isBlank() ? null : citation(cited.strip()), document.strip(), by, at);
  }

  private static <E extends Enum<E>> E one(Class<E> kind, String field, String code) {
    return Arrays.stream(kind.getEnumConstants()).filter(one -> one.name().equalsIgnoreCase(code)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(field + " is one of " + Arrays.stream(kind.getEnumConstants())
            .map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
  }

  /// @throws IllegalArgumentException when it is no whole number
  public static int revision(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("revision is a whole number: the one of the case that was read", e);
    }
  }

  private static URI citation(String text) {
    try {
      URI uri = new URI(text);
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a cited source is a web address", e);
    }
    throw new IllegalArgumentException("a cited source is a web address");
  }

  /// @throws HttpStatusException 404 when it cannot be the id of a case
  public static CaseId caseId(String text) {
    try {
      return new CaseId(text);
    } catch (IllegalArgumentException e) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such case");
    }
  }
}
