package haidang.events;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A rumour that an authority has checked.
public record Claim(String id, String text, String finding, URI cited, @Nullable LocalDate checked) {
  @SuppressWarnings("NullAway") // JSON may leave out anything
  public Claim {
    if (id == null || text == null || finding == null || cited == null) {
      throw new Malformed("claim " + id + " lacks its id, text, finding or source");
    }
  }
}
