package haidang.classify.archive;

import java.util.List;
import org.apache.lucene.search.Query;

/// A query as the index takes it.
///
/// @param query   which posts
/// @param words   the parts that look for words and are to be shown in the text
/// @param reading clause by clause, for people
record Question(Query query, List<Query> words, List<Reading> reading) {
  Question {
    words = List.copyOf(words);
    reading = List.copyOf(reading);
  }
}
