package haidang.console.sources;

import haidang.console.Faces;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Map;

/// What is watched and how it goes, and what there is no lawful way to watch.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.READ)
final class SourcesController {
  private final Faces faces;
  private final Pages pages;

  SourcesController(Faces faces, Pages pages) {
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/sources")
  HttpResponse<?> sources(HttpRequest<?> request) {
    var coverage = faces.figures().coverage();
    List<Watched> rows = faces.sources().all().stream()
        .map(row -> new Watched(row, coverage.getOrDefault(row.source().id().value(), List.of())))
        .toList();
    return pages.page(request, "sources", "sources", Map.of("rows", rows));
  }
}
