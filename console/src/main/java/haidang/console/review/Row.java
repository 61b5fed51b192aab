package haidang.console.review;

/// A case in the list beside the reading pane.
///
/// @param number from 1
/// @param random whether it was drawn at random
public record Row(int number, CaseView view, boolean random) {
  public boolean decided() { return view.finding() != null || !view.into().isEmpty(); }
}
