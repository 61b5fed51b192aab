package haidang.bench;

import haidang.classify.vietnamese.TextChain;
import haidang.events.Post;
import java.util.List;

/// The text chain alone: what no engine can do without.
final class AnalysisRow implements Row {
  private final TextChain chain = new TextChain();

  @Override
  public String name() { return "analysisOnly"; }

  @Override
  public void pass(List<Post> posts, Matches read) {
    for (Post post : posts) {
      chain.begin();
      read.count(chain.read("text", post.text()).tokens());
    }
  }

  @Override
  public boolean matches() { return false; }
}
