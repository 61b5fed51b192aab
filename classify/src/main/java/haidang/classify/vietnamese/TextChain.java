package haidang.classify.vietnamese;

/// Reads Vietnamese text as people write it. One per thread: it and the [AnalysedText] it fills are used again for the
/// next text.
public final class TextChain {
  /// Rises with every change of what a text is read as.
  public static final String VERSION = "3";

  private final AnalysedText text = new AnalysedText();
  private final Normaliser normaliser = new Normaliser();
  private final Segmenter segmenter = new Segmenter(text);

  /// Forgets the last text.
  public AnalysedText begin() {
    text.clear();
    return text;
  }

  /// Reads one more field of the same post; `title` comes first, if there is one.
  public AnalysedText read(String field, String raw) {
    int position = field.equals("title") ? 0 : Math.max(AnalysedText.TITLE_END, text.nextField());
    segmenter.read(raw, normaliser.read(raw), text.field(field), position);
    return text;
  }
}
