package haidang.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final World world = World.begun(START);

  @Test
  void moreThanAHundredPostsAreOutAtTheBeginningAndDatedBefore() {
    List<Shown> shown = shown(Duration.ZERO);

    assertThat(shown).hasSizeGreaterThan(100).allMatch(post -> !post.published().isAfter(START));
    assertThat(shown).anyMatch(post -> post.published().isBefore(START.minus(Duration.ofDays(2))));
  }

  @Test
  void everySitePublishesWithinSecondsAndLessAndLessOftenThen() {
    for (Site site : world.sites()) {
      int before = world.shown(site, START).size();
      int soon = world.shown(site, START.plusSeconds(20)).size() - before;
      int later = world.shown(site, START.plusSeconds(1_220)).size() - world.shown(site, START.plusSeconds(1_200))
          .size();

      assertThat(soon).as(site.path()).isPositive().isGreaterThan(later);
    }
  }

  @Test
  void everythingIsOutAfterTwoHours() {
    assertThat(shown(Duration.ofHours(2))).hasSize(world.sites().stream().mapToInt(site -> site.posts().size()).sum());
  }

  @Test
  void theSameTimeShowsTheSameWorld() {
    assertThat(World.begun(START).shown(world.sites().getFirst(), START.plusSeconds(99))).isEqualTo(world.shown(world
        .sites().getFirst(), START.plusSeconds(99)));
  }

  @Test
  void anEditedPostReadsOtherwiseAMinuteLater() {
    assertThat(named("bd-vo-dap", Duration.ZERO).text()).startsWith("Nghe nói vỡ đập");
    assertThat(named("bd-vo-dap", Duration.ofMinutes(1)).text()).startsWith("Tôi xin lỗi");
  }

  @Test
  void aWithdrawnPostIsGoneTwoMinutesLater() {
    assertThat(named("bd-rut-tien", Duration.ZERO).gone()).isFalse();
    assertThat(named("bd-rut-tien", Duration.ofMinutes(2)).gone()).isTrue();
  }

  @Test
  void whereSomethingHappenedJustNowIsKnown() {
    Site town = world.sites().get(1);
    Instant last = world.shown(town, START.plus(Duration.ofHours(9))).getFirst().changed();

    assertThat(world.lively(last.plusSeconds(10))).contains(town.id());
    assertThat(world.lively(last.plus(Duration.ofHours(9)))).isEmpty();
  }

  private Shown named(String id, Duration later) {
    return shown(later).stream().filter(post -> post.post().id().equals(id)).findFirst().orElseThrow();
  }

  private List<Shown> shown(Duration later) {
    return world.sites().stream().flatMap(site -> world.shown(site, START.plus(later)).stream()).toList();
  }
}
