package haidang.classify.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/// A disk that can be full.
public final class FaultyDisk {
  private final AtomicBoolean full = new AtomicBoolean();

  public void full(boolean now) { full.set(now); }

  public ArchiveIndex archive(Path home, byte[] key) {
    try {
      Directory disk = new FilterDirectory(FSDirectory.open(home)) {
        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
          if (full.get()) {
            throw new IOException("No space left on device");
          }
          return super.createOutput(name, context);
        }
      };
      return new LuceneArchive(disk, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
