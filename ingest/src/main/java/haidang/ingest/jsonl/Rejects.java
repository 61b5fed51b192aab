package haidang.ingest.jsonl;

import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.events.Bilingual;
import haidang.events.jsonl.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file of lines that were refused, each with its number, why, and its bytes: `{"line", "error", "text"}`, or
/// `{"line", "error", "base64"}` where they are no UTF-8. Made with the first of them, readable by its owner alone, as it
/// names authors in clear and no erasure reaches it; taken away by an import of the same source that refuses none.
public final class Rejects implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
  /// What each of our lines begins with; a file that a person has repaired in its place is no longer ours.
  private static final byte[] HEAD = "{\"line\":".getBytes(StandardCharsets.US_ASCII);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Path file;
  private @Nullable FileChannel channel;

  /// @param kept bytes of an earlier run that stay; what a kill left after them goes
  ///              [#demandOurs] has to be asked before, as what was there is overwritten
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

  /// @param input the file that is imported, which is never a place for what of it is refused
  /// @throws Occupied when both are one file, by whatever names
  public static void demandOther(Path file, Path input) throws IOException {
    if (Files.exists(file) && Files.isSameFile(file, input)) {
      throw new Occupied(new Bilingual(file + " chính là tệp được nhập: dòng bị loại phải ghi ra tệp khác",
          file + " is the file that is imported: refused lines have to go to another one"));
    }
  }

  /// @param expected whether an earlier run of the source may have left the file
  /// @throws Occupied when something lies there that no such run has left
  public static void demandOurs(Path file, boolean expected) throws IOException {
    if (Files.exists(file) && !(expected && looksLikeOurs(file))) {
      throw new Occupied(new Bilingual(file + " đã có và không phải tệp dòng bị loại của nguồn này: hãy nêu tệp khác"
          + " bằng --rejects, hoặc dời nó đi",
          file + " exists and does not hold lines refused of this source: name another file with --rejects, or move"
              + " it away"));
    }
  }

  private static boolean looksLikeOurs(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD.length);
      return head.length == 0 || Arrays.equals(head, HEAD);
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
