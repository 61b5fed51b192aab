package haidang.deploy;

import haidang.ingest.Sources;
import haidang.ingest.SourcesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the file of sources declares is watched. Where one was applied and is gone, what it declared is stopped, as if
/// it had been taken out of the file; a directory that never had one may be another machine's, and stops nothing.
final class Declared {
  private static final Logger LOG = LoggerFactory.getLogger(Declared.class);

  private Declared() {}

  /// @param file which need not be there
  static void apply(Home home, Path file, Sources sources) throws IOException {
    if (Files.exists(file)) {
      SourcesFile declared = SourcesFile.parse(file.getFileName().toString(), Files.readString(file));
      declared.errors().forEach(error -> LOG.atError().addKeyValue("source", error).log("source left out"));
      int stopped = sources.apply(declared);
      home.hadSources(true);
      LOG.atInfo().addKeyValue("sources", declared.sources().size()).addKeyValue("stopped", stopped)
          .log("sources applied");
    } else if (home.hadSources()) {
      int stopped = sources.apply(new SourcesFile(List.of(), List.of()));
      home.hadSources(false);
      LOG.atWarn().addKeyValue("file", file).addKeyValue("stopped", stopped)
          .log("the file of sources is gone; what it declared is no longer watched");
    } else {
      warnOfOthers(file, sources);
    }
  }

  private static void warnOfOthers(Path file, Sources sources) {
    long watched = sources.all().stream().filter(row -> row.fromFile() && row.source().enabled()).count();
    if (watched > 0) {
      LOG.atWarn().addKeyValue("file", file).addKeyValue("watched", watched)
          .log("no file of sources here; what another one declared is watched on");
    }
  }
}
