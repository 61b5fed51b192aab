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
  public Matches pass(List<Post> posts) {
    Matches read = new Matches();
    for (int i = 0; i < posts.size(); i++) {
      chain.begin();
      int tokens = chain.read("text", posts.get(i).text()).tokens();
      read.add(i, new int[0], 0, tokens);
    }
    return read;
  }

  @Override
  public boolean matches() { return false; }
}
