package haidang.classify.rules;

import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/// Says a rule in Lucene's words.
final class ArchiveQuery {
  private final Engine engine;

  ArchiveQuery(Engine engine) { this.engine = engine; }

  Query of(int number) { return new MatchNoDocsQuery(engine.rules().get(number).compiled().rule().id()); }
}
