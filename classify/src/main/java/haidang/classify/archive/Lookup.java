package haidang.classify.archive;

import haidang.classify.archive.Documents.Held;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Finds the one document of a post by its key, newest segment first.
final class Lookup {
  /// @param doc within the segment
  record Place(LeafReaderContext leaf, int doc) {
    Held held() throws IOException { return new Held(number(Fields.VERSION), number(Fields.DIGEST)); }

    private long number(String field) throws IOException {
      NumericDocValues values = leaf.reader().getNumericDocValues(field);
      return values != null && values.advanceExact(doc) ? values.longValue() : 0;
    }
  }

  private Lookup() {}

  static @Nullable Place find(IndexReader reader, String key) throws IOException {
    Term term = new Term(Fields.KEY, key);
    List<LeafReaderContext> leaves = reader.leaves();
    for (int i = leaves.size() - 1; i >= 0; i--) {
      int doc = find(leaves.get(i).reader(), term);
      if (doc != DocIdSetIterator.NO_MORE_DOCS) {
        return new Place(leaves.get(i), doc);
      }
    }
    return null;
  }

  private static int find(LeafReader leaf, Term term) throws IOException {
    PostingsEnum documents = leaf.postings(term, PostingsEnum.NONE);
    if (documents == null) {
      return DocIdSetIterator.NO_MORE_DOCS;
    }
    Bits live = leaf.getLiveDocs();
    int doc = documents.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(doc)) {
      doc = documents.nextDoc();
    }
    return doc;
  }
}
