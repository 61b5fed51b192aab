package haidang.ingest.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Which posts an author pseudonym wrote. Nothing but erasure reads it.
public final class Ledger {
  /// @param authors by post id
  public void add(Handle db, Map<String, String> authors) {
    if (!authors.isEmpty()) {
      db.createUpdate("insert into ingest.author_post (author, post) select * from unnest(:authors, :posts)"
          + " on conflict do nothing").bind("authors", Database.array(authors.values()))
          .bind("posts", Database.array(authors.keySet())).execute();
    }
  }

  public List<String> postsOf(Handle db, String author) {
    return db.createQuery("select post from ingest.author_post where author = :author order by post")
        .bind("author", author).mapTo(String.class).list();
  }

  public void remove(Handle db, Collection<String> posts) {
    db.createUpdate("delete from ingest.author_post where post = any(:posts)").bind("posts", Database.array(posts))
        .execute();
  }
}
