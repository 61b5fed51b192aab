package haidang.classify.judge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import haidang.events.Flag;
import haidang.events.Incomplete;
import haidang.events.Judgement;
import haidang.events.Verdict;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One line out for each line in.
sealed interface Answer {
  /// @param id         as it was given
  /// @param verdict    `clean`, `flagged`, `undecided` or `withdrawn`
  /// @param reason     why a text is undecided
  /// @param more       how many flags there are beyond those listed
  /// @param shadow     what rules under trial would have flagged
  /// @param incomplete rules that could not answer
  /// @param cut        whether only the beginning of the text was judged
  /// @param rules      version of the rules
  record Judged(JsonNode id, String verdict, @Nullable String reason,
      @JsonInclude(Include.ALWAYS) @JsonProperty List<Flag> flags, @JsonInclude(Include.NON_DEFAULT) int more,
      @JsonInclude(Include.ALWAYS) @JsonProperty SortedMap<String, Double> scores, List<Flag> shadow,
      List<Incomplete> incomplete, @JsonInclude(Include.NON_DEFAULT) boolean cut, String rules) implements Answer {
    static Judged of(JsonNode id, Judgement judgement) {
      Verdict verdict = judgement.verdict();
      List<Flag> flags = verdict instanceof Verdict.Flagged flagged ? flagged.flags() : List.of();
      int more = verdict instanceof Verdict.Flagged flagged ? flagged.more() : 0;
      String reason = verdict instanceof Verdict.Undecided undecided ? undecided.reason() : null;
      return new Judged(id, verdict.kind(), reason, flags, more, judgement.scores(), judgement.shadow(),
          judgement.incomplete(), judgement.post().cut(), judgement.versions().rules());
    }
  }

  /// @param line  number of the line, from 1
  /// @param error what is wrong with it
  record Broken(long line, String error) implements Answer {}
}
