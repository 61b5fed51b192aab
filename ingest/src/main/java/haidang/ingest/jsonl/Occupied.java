package haidang.ingest.jsonl;

import haidang.events.Bilingual;
import java.io.IOException;

/// The file for refused lines holds something else, which would be lost.
public final class Occupied extends IOException {
  private static final long serialVersionUID = 1;

  Occupied(Bilingual said) { super(said.vi() + "\n" + said.en()); }
}
