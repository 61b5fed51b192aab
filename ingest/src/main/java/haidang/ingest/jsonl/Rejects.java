package haidang.ingest.jsonl;

import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.events.jsonl.Lines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file of lines that were refused, each with its number, why, and its bytes: `{"line", "error", "text"}`, or
/// `{"line", "error", "base64"}` where they are no UTF-8. Made with the first of them, readable by its owner alone, as it
/// names authors in clear and no erasure reaches it; taken away by an import of the same source that refuses none.
public final class Rejects implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Path file;
  private @Nullable FileChannel channel;

  /// @param kept bytes of an earlier run that stay; what a kill left after them goes
  public Rejects(Path file, long kept) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      if (Files.isRegularFile(file)) {
        Files.setPosixFilePermissions(file, OWNER);
      }
      this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
      channel.truncate(kept).position(Math.min(kept, channel.size()));
    }
  }

  /// Takes back what a failed batch has added.
  public void backTo(long kept) throws IOException {
    if (channel != null) {
      channel.truncate(kept).position(Math.min(kept, channel.size()));
    }
  }

  public void add(Lines.Line line, String error) throws IOException {
    Map<String, Object> reject = new LinkedHashMap<>();
    reject.put("line", line.number());
    reject.put("error", error);
    byte[] bytes = line.bytes();
    if (bytes != null) {
      put(reject, bytes);
    }
    byte[] json = JSON.writeValueAsBytes(reject);
    ByteBuffer out = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    FileChannel open = channel == null ? create() : channel;
    channel = open;
    while (out.hasRemaining()) {
      open.write(out);
    }
  }

  private static void put(Map<String, Object> reject, byte[] bytes) {
    try {
      reject.put("text", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      reject.put("base64", bytes);
    }
  }

  private FileChannel create() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /// Makes what was added durable and tells how many bytes there are.
  public long flushed() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      return 0;
    }
    open.force(false);
    return open.position();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      boolean empty = channel.size() == 0;
      channel.close();
      if (empty && Files.isRegularFile(file)) {
        Files.delete(file);
      }
    }
  }
}
