package haidang.classify.judge;

import haidang.classify.rules.RuleSet;
import haidang.events.Judgement;
import haidang.events.Malformed;
import haidang.events.jsonl.Lines;
import haidang.events.log.Wire;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Judges JSON Lines without a server: a judgement a line, in the same order, on all cores, in bounded memory.
///
/// In: `{"id": "1", "text": "…"}` and any other field of a post. Out: `{"id", "verdict", "flags": [{"rule",
/// "category", "severity", "spans": [{"field", "start", "end", "steps"}], …}], "scores"}` with spans as `[start, end)`
/// in UTF-16 units of the given field; for a line that cannot be judged `{"line", "error"}`.
public final class Judge {
  /// Longest line, in bytes.
  public static final int MAX_LINE = 32 * 1024 * 1024;

  private static final int CHUNK_LINES = 2_048;
  private static final int CHUNK_BYTES = 4 * 1024 * 1024;

  /// What was done.
  ///
  /// @param errors lines that could not be judged
  public record Outcome(long lines, long flagged, long errors) {}

  private record Written(byte[] json, boolean flagged, boolean broken) {}

  private final RuleSet rules;

  public Judge(RuleSet rules) { this.rules = rules; }

  /// Reads to the end of `in`; closes nothing.
  ///
  /// @param progress is told the number of lines done, now and then
  public Outcome run(InputStream in, OutputStream out, LongConsumer progress) throws IOException {
    Lines lines = new Lines(in, MAX_LINE);
    OutputStream buffered = new BufferedOutputStream(out, 256 * 1024);
    Outcome done = new Outcome(0, 0, 0);
    for (List<Lines.Line> chunk = chunk(lines); !chunk.isEmpty(); chunk = chunk(lines)) {
      for (Written written : chunk.parallelStream().map(this::judge).toList()) {
        buffered.write(written.json());
        buffered.write('\n');
        done = new Outcome(done.lines() + 1, done.flagged() + (written.flagged() ? 1 : 0),
            done.errors() + (written.broken() ? 1 : 0));
      }
      progress.accept(done.lines());
    }
    buffered.flush();
    return done;
  }

  private static List<Lines.Line> chunk(Lines lines) throws IOException {
    List<Lines.Line> chunk = new ArrayList<>();
    int bytes = 0;
    while (chunk.size() < CHUNK_LINES && bytes < CHUNK_BYTES) {
      Lines.@Nullable Line line = lines.next();
      if (line == null) {
        break;
      }
      chunk.add(line);
      bytes += line.size();
    }
    return chunk;
  }

  private Written judge(Lines.Line line) {
    try {
      byte[] bytes = line.bytes();
      if (bytes == null) {
        throw new Malformed("line has more than " + MAX_LINE + " bytes, the limit");
      }
      Given given = Given.read(bytes);
      Judgement judgement = rules.judge(given.post());
      Answer.Judged answer = Answer.Judged.of(given.id(), judgement);
      return new Written(Wire.bytes(answer), !answer.flags().isEmpty(), false);
    } catch (Malformed e) {
      return broken(line, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      return broken(line, "text analysis failed: " + e.getClass().getSimpleName());
    }
  }

  private static Written broken(Lines.Line line, String error) {
    return new Written(Wire.bytes(new Answer.Broken(line.number(), error)), false, true);
  }
}
