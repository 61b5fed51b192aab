package haidang.bench;

import haidang.classify.vietnamese.TextChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a run leaves in a directory for the next one: a database and an index of generated posts.
///
/// Only a mark written when all of it is there makes it usable. An index that another text chain wrote empties itself when
/// it is opened, and making a second month on top of half a one would never come to its end: both are refused before
/// anything is opened.
///
/// @param end when the last of the posts was collected, or null while nothing is there
record Kept(Path mark, @Nullable Instant end) {
  static Kept in(Path directory, long posts, long seed) throws IOException {
    Path mark = directory.resolve("made-" + posts + "-" + seed + "-" + TextChain.VERSION);
    if (Files.exists(mark)) {
      return new Kept(mark, Instant.parse(Files.readString(mark)));
    }
    if (Files.exists(directory)) {
      try (Stream<Path> held = Files.list(directory)) {
        if (held.findAny().isPresent()) {
          throw new Refused(
              directory + " holds what a run left unfinished, or what another build or other options made;"
                  + " remove it or name another directory");
        }
      }
    }
    return new Kept(mark, null);
  }

  /// All of it is there.
  void finish(Instant last) throws IOException { Files.writeString(mark, last.toString()); }
}
