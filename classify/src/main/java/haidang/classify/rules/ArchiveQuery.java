package haidang.classify.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Says a rule in Lucene's words, over the fields of [RuleFields]. What this finds is what the rule means: the engine is
/// held to it by a property test.
final class ArchiveQuery {
  private final Engine engine;
  private final Intervals intervals;

  ArchiveQuery(Engine engine) {
    this.engine = engine;
    this.intervals = new Intervals(engine);
  }

  Query of(int number) {
    Engine.Entry entry = engine.rules().get(number);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(query(entry.linked().unit().body(), entry.linked()), Occur.FILTER);
    entry.compiled().where().forEach(condition -> all.add(query(condition), Occur.FILTER));
    return new ConstantScoreQuery(all.build());
  }

  private Query query(Test test, Linked<?> in) {
    return switch (test) {
      case Test.All all -> all(all, in);
      case Test.Any any -> any(any.parts().stream().map(part -> query(part, in)).toList());
      case Test.Several several -> several(several, in);
      case Test.Not not -> new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
          .add(query(not.inner(), in), Occur.MUST_NOT).build();
      case Test.Occurs occurs -> occurs(occurs.place(), in);
      case Test.Dense dense -> dense(dense, in);
      case Test.Holds holds -> query(holds.condition());
    };
  }

  private Query all(Test.All all, Linked<?> in) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    for (Test part : all.parts()) {
      if (part instanceof Test.Not not) {
        query.add(query(not.inner(), in), Occur.MUST_NOT);
      } else {
        query.add(query(part, in), Occur.FILTER);
      }
    }
    return query.build();
  }

  private static Query any(Collection<Query> parts) {
    if (parts.size() == 1) {
      return parts.iterator().next();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    parts.forEach(part -> query.add(part, Occur.SHOULD));
    return query.build();
  }

  private Query several(Test.Several several, Linked<?> in) {
    BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(several.least());
    several.parts().forEach(part -> query.add(query(part, in), Occur.SHOULD));
    return query.build();
  }

  private Query occurs(Place place, Linked<?> in) {
    List<Query> parts = new ArrayList<>();
    for (Intervals.Sized sized : intervals.of(place, in)) {
      parts.add(new IntervalQuery(RuleFields.WORDS, sized.source()));
    }
    return any(parts);
  }

  private Query dense(Test.Dense dense, Linked<?> in) {
    Query shares = new DenseQuery(intervals.of(dense.place(), in).stream().map(Intervals.Sized::source).toList(),
        dense.comparison());
    return dense.comparison().holdsForNothing()
        ? shares
        : new BooleanQuery.Builder().add(occurs(dense.place(), in), Occur.FILTER).add(shares, Occur.FILTER).build();
  }

  private static Query query(Condition condition) {
    return switch (condition) {
      case Condition.Shows shows -> new TermQuery(new Term(RuleFields.FEATURE, shows.feature().code()));
      case Condition.LinksTo links -> in(RuleFields.LINK, links.hosts());
      case Condition.OneOf one -> in(RuleFields.name(one.attribute()), one.values());
      case Condition.Counted counted -> count(RuleFields.count(counted.name()), counted.comparison());
      case Condition.Scored scored -> score(RuleFields.score(scored.name()), scored.comparison());
    };
  }

  private static Query in(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static Query count(String field, Comparison comparison) {
    double limit = comparison.limit();
    return switch (comparison.operator()) {
      case AT_LEAST -> LongPoint.newRangeQuery(field, (long) Math.ceil(limit), Long.MAX_VALUE);
      case ABOVE -> LongPoint.newRangeQuery(field, (long) Math.floor(limit) + 1, Long.MAX_VALUE);
      case AT_MOST -> LongPoint.newRangeQuery(field, Long.MIN_VALUE, (long) Math.floor(limit));
      case BELOW -> LongPoint.newRangeQuery(field, Long.MIN_VALUE, (long) Math.ceil(limit) - 1);
    };
  }

  private static Query score(String field, Comparison comparison) {
    double limit = comparison.limit();
    return switch (comparison.operator()) {
      case AT_LEAST -> DoublePoint.newRangeQuery(field, limit, Double.POSITIVE_INFINITY);
      case ABOVE -> DoublePoint.newRangeQuery(field, DoublePoint.nextUp(limit), Double.POSITIVE_INFINITY);
      case AT_MOST -> DoublePoint.newRangeQuery(field, Double.NEGATIVE_INFINITY, limit);
      case BELOW -> DoublePoint.newRangeQuery(field, Double.NEGATIVE_INFINITY, DoublePoint.nextDown(limit));
    };
  }
}
