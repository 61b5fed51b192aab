package haidang.console.mail;

import haidang.alerting.Digest;
import haidang.alerting.Mail;
import haidang.console.Faces;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The built-in mailbox and the digests. A message's HTML is shown in a frame that can run nothing.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.READ)
final class MailController {
  private static final int SHOWN = 100;
  /// Years of four digits: what the database has no room for is no day of a digest.
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final String FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
      + " allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

  private final Faces faces;
  private final Pages pages;

  MailController(Faces faces, Pages pages) {
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/mailbox{?id}")
  HttpResponse<?> mailbox(HttpRequest<?> request, @QueryValue @Nullable String id) {
    List<Mail> mails = faces.mailbox().newest(SHOWN);
    Optional<Mail> reading = id == null ? mails.stream().findFirst() : faces.mailbox().find(id);
    Map<String, Object> content = new HashMap<>();
    content.put("mails", mails);
    content.put("reading", reading.orElse(null));
    return pages.page(request, "mailbox", "mailbox", content);
  }

  @Get(uri = "/mailbox/html{?id}", produces = MediaType.TEXT_HTML)
  HttpResponse<String> html(@QueryValue String id) {
    return frame(faces.mailbox().find(id).orElseThrow(MailController::missing).html());
  }

  @Get("/digests{?day}")
  HttpResponse<?> digests(HttpRequest<?> request, @QueryValue @Nullable String day) {
    List<Digest> digests = faces.digests().newest(SHOWN);
    Map<String, Object> content = new HashMap<>();
    content.put("digests", digests);
    content.put("day", day == null ? "" : date(day).toString());
    content.put("reading", day == null
        ? faces.digests().preview()
        : faces.digests().find(date(day)).orElseThrow(MailController::missing));
    return pages.page(request, "digests", "digests", content);
  }

  /// @param day of the digest; without one, what it would be now
  @Get(uri = "/digests/html{?day}", produces = MediaType.TEXT_HTML)
  HttpResponse<String> digestHtml(@QueryValue @Nullable String day) {
    return frame(day == null || day.isEmpty()
        ? faces.digests().preview().html()
        : faces.digests().find(date(day)).orElseThrow(MailController::missing).html());
  }

  private static HttpResponse<String> frame(String html) {
    return HttpResponse.ok(html).contentType(MediaType.TEXT_HTML + ";charset=utf-8").header("Content-Security-Policy",
        FRAME_POLICY);
  }

  private static LocalDate date(String text) {
    if (!DAY.matcher(text).matches()) {
      throw missing();
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw missing();
    }
  }

  private static HttpStatusException missing() {
    return new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such message");
  }
}
