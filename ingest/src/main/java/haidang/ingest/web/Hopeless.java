package haidang.ingest.web;

import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.Digests;
import haidang.ingest.text.Addresses;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Links of a list that lead to no article. They are not fetched again while the list has them, so that they take no
/// other link's turn. The cursor remembers them by short hashes.
final class Hopeless {
  private static final String WORD = "hopeless";
  private static final int HASH = 12;
  private final Set<String> hashes;

  private Hopeless(Set<String> hashes) { this.hashes = hashes; }

  /// Those the cursor remembers and the list still has.
  static Hopeless of(Cursor cursor, List<URI> links) {
    @Nullable
    String word = cursor.get(WORD);
    Set<String> remembered = new TreeSet<>(Arrays.asList((word == null ? "" : word).split(" ")));
    remembered.retainAll(links.stream().map(Hopeless::hash).collect(Collectors.toSet()));
    return new Hopeless(remembered);
  }

  boolean has(URI link) { return hashes.contains(hash(link)); }

  void add(URI link) { hashes.add(hash(link)); }

  Cursor in(Cursor cursor) { return cursor.with(WORD, hashes.isEmpty() ? null : String.join(" ", hashes)); }

  private static String hash(URI link) {
    return Digests.sha256(Addresses.canonical(link).getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
  }
}
