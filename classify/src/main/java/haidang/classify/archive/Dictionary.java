package haidang.classify.archive;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Counts posts of a segment by going through the lists of posts that the index keeps of each value: several of them a
/// nanosecond where a value is common, whereas a column is asked post by post.
final class Dictionary {
  /// How many entries of the lists are gone through while a column tells one value.
  private static final int ADVANTAGE = 10;

  private final LeafReader segment;
  private final FixedBitSet posts;
  private final FixedBitSet scratch;
  private @Nullable PostingsEnum list;

  Dictionary(LeafReader segment, FixedBitSet posts) {
    this.segment = segment;
    this.posts = posts;
    this.scratch = new FixedBitSet(posts.length());
  }

  /// Whether the lists of a facet are the shorter way to so many posts.
  static boolean suits(LeafReader segment, Facet facet, int posts) throws IOException {
    Terms terms = segment.terms(facet.code());
    return terms != null && terms.getSumDocFreq() < (long) ADVANTAGE * posts;
  }

  /// @param sign 1 to count the posts, -1 to take them from what was counted
  void read(Facet facet, Counts counts, int sign) throws IOException {
    Terms terms = segment.terms(facet.code());
    if (terms == null) {
      return;
    }
    TermsEnum values = terms.iterator();
    for (BytesRef value = values.next(); value != null; value = values.next()) {
      list = values.postings(list, PostingsEnum.NONE);
      int found = values.docFreq() > posts.length() / Long.SIZE ? common(list) : rare(list);
      if (found > 0) {
        counts.add(facet, value.utf8ToString(), sign * found);
      }
    }
  }

  private int common(PostingsEnum having) throws IOException {
    scratch.clear();
    having.nextDoc();
    having.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, scratch, 0);
    return Math.toIntExact(FixedBitSet.intersectionCount(scratch, posts));
  }

  private int rare(PostingsEnum having) throws IOException {
    int found = 0;
    for (int doc = having.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = having.nextDoc()) {
      found += posts.get(doc) ? 1 : 0;
    }
    return found;
  }
}
