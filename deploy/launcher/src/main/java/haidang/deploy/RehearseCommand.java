package haidang.deploy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.deploy.demo.Visitor;
import haidang.deploy.embedded.Ports;
import haidang.events.SourceId;
import haidang.ingest.Import;
import haidang.ingest.fetch.Pause;
import haidang.ingest.jsonl.FieldMapping;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `haidang rehearse DIR`: a start, an import, a look at the pages and a stop on the sample world. The script runs it
/// once for each build and Java, with a Java that keeps what it loaded and profiled for quicker starts.
@Command(name = "rehearse", hidden = true, description = "Tập một lần khởi động, nhập, dừng. / Live once through a start, an import and a stop.")
final class RehearseCommand implements Callable<Integer> {
  private static final int LINES = 8_000;

  @Parameters(paramLabel = "DIR", description = "Thư mục trống, xoá sau đó / an empty directory, removed afterwards")
  private Path directory = Path.of("");

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws Exception {
    Home home = new Home(directory.toAbsolutePath().normalize());
    if (Files.exists(home.path())) {
      throw new Refused(home.path() + " đã có; tập khởi động cần thư mục riêng",
          home.path() + " exists; a rehearsal needs a directory of its own");
    }
    try {
      return Everything.run(home, Ports.free(), new Rehearsal(home, new Stage(home, clock)));
    } finally {
      home.wipe();
    }
  }

  private record Rehearsal(Home home, Stage stage) implements Everything.Beside {
    @Override
    public void before(LongRunning process) throws IOException { stage.before(process); }

    @Override
    public void ready(LongRunning process, Installation installation, String console) throws Exception {
      stage.ready(process, installation, console);
      importPosts(installation);
      new Visitor(console, stage.password()).lookAround();
      process.end();
    }

    private void importPosts(Installation installation) throws Exception {
      Path file = home.path().resolve("rehearsal.jsonl");
      List<String> texts = stage.world().texts();
      var json = JsonMapper.builder().build();
      try (BufferedWriter lines = Files.newBufferedWriter(file)) {
        for (int i = 0; i < LINES; i++) {
          lines.write(json.writeValueAsString(Map.of("id", i, "text", texts.get(i % texts.size()) + " " + i)));
          lines.newLine();
        }
      }
      Import.Progress done = installation.ingest().importer().run(new Import.Order(ImportCommand.source(new SourceId(
          "rehearsal"), "rehearsal", "rehearsal"), file, FieldMapping.DEFAULT, file.resolveSibling("rejects.jsonl")),
          _ -> {});
      new Judged(installation.log(), InstantSource.system(), Pause.SLEEP).await(done.published());
    }
  }
}
