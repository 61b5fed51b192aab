package haidang.console.today;

import haidang.alerting.Batch;
import haidang.alerting.Overview;
import haidang.console.Bars;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.review.CaseView;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import haidang.ingest.store.SourceTable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How things stand this morning.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.READ)
final class TodayController {
  private static final Set<String> WELL = Set.of("ok", "unchanged");
  private static final int FIRST = 6;
  private static final int DAYS = 30;

  private final Faces faces;
  private final Pages pages;

  TodayController(Faces faces, Pages pages) {
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/today")
  HttpResponse<?> today(HttpRequest<?> request) {
    Session session = Forms.signedIn(request);
    List<SourceTable.Row> sources = faces.sources().all();
    Overview overview = faces.figures().overview();
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("overview", overview);
    content.put("bars", Bars.of(overview.daily(), DAYS));
    content.put("first", faces.cases().queue(session.account(), FIRST).stream()
        .map(one -> CaseView.of(one, faces.archive().find(one.facts().post()))).toList());
    content.put("batch", faces.cases().batch(session.account()).filter(batch -> !batch.finished())
        .orElse(null));
    content.put("archived", faces.archive().count());
    content.put("sources", sources.size());
    content.put("troubled", sources.stream().filter(row -> row.source().enabled() && row.state() != null
        && !WELL.contains(row.state())).toList());
    return pages.page(request, "today", "today", content);
  }
}
