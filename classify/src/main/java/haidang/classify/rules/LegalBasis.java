package haidang.classify.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A provision that flags may rest on.
///
/// @param article  of the document, empty where the whole of it is meant
/// @param from     first day in force
/// @param to       last day in force, absent while it is
/// @param verified who has checked that it is in force, and when; empty when nobody has
public record LegalBasis(String id, String document, String article, String title, @Nullable LocalDate from,
    @Nullable LocalDate to, String verified) {
  /// Whether somebody has checked it and the day lies within.
  public boolean provenOn(LocalDate day) {
    return !verified.isEmpty() && (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /// `Điều 101 khoản 1 điểm a, Nghị định …`.
  public String named() { return article.isEmpty() ? document : article + ", " + document; }
}
