package haidang.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.Category;
import haidang.events.Cause;
import haidang.events.Counts;
import haidang.events.Flag;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.PostKind;
import haidang.events.Presence;
import haidang.events.SourceId;
import haidang.events.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The shipped rules read the sample posts as their authors meant them.
class SamplePostsTest {
  private static final double FOUND = 0.9;

  private final RuleSet rules = RuleSet.compile(RulePack.shipped()).rules();
  private final List<SamplePost> posts = World.begun(Instant.EPOCH).sites().stream().map(Site::posts).flatMap(
      Collection::stream).toList();

  @Test
  void noInnocentPostIsFlagged() {
    assertThat(posts.stream().filter(post -> post.flag() == null && !categories(post.title(), post.text()).isEmpty())
        .map(SamplePost::id)).isEmpty();
  }

  @Test
  void whatAuthorsWroteAfterSecondThoughtsIsInnocent() {
    assertThat(posts.stream().map(SamplePost::edit).filter(edit -> edit != null && !categories(null, edit).isEmpty()))
        .isEmpty();
  }

  @Test
  void mostHarmIsFlaggedUnderItsCategory() {
    List<SamplePost> harmful = posts.stream().filter(post -> post.flag() != null).toList();
    List<String> missed = harmful.stream().filter(post -> !categories(post.title(), post.text()).contains(post.flag()))
        .map(SamplePost::id).toList();

    assertThat(missed).hasSizeLessThanOrEqualTo((int) (harmful.size() * (1 - FOUND)));
  }

  @Test
  void thereAreTwoHundredPostsAndMoreInnocentThanHarmfulOnes() {
    assertThat(posts).hasSizeGreaterThanOrEqualTo(200);
    assertThat(posts.stream().filter(post -> post.flag() == null).count()).isGreaterThanOrEqualTo(posts.size() / 2);
  }

  @Test
  void everyCategoryAndEveryNatureOccurs() {
    assertThat(posts.stream().map(SamplePost::flag).filter(flag -> flag != null).distinct())
        .containsExactlyInAnyOrder(Category.values());
    assertThat(posts.stream().map(SamplePost::as).distinct()).containsExactlyInAnyOrder(Nature.values());
  }

  @Test
  void noTwoPostsShareAnAddress() { assertThat(posts.stream().map(SamplePost::id)).doesNotHaveDuplicates(); }

  @Test
  void everySiteNamesItselfSampleData() {
    assertThat(World.begun(Instant.EPOCH).sites()).allMatch(site -> site.name().endsWith("(mẫu)"));
  }

  private Set<Category> categories(@Nullable String title, String text) {
    return rules.judge(post(title, text)).verdict() instanceof Verdict.Flagged flagged
        ? flagged.flags().stream().map(Flag::category).collect(Collectors.toSet())
        : Set.of();
  }

  private static Post post(@Nullable String title, String text) {
    return new Post(new PostId("web:sample"), new SourceId("sample"), PostKind.POST, Cause.LIVE, 1, Presence.PRESENT,
        null, null, null, null, title, text, false, "vi", null, null, null, Instant.EPOCH, List.of(), List.of(),
        Counts.UNKNOWN, "", null);
  }
}
