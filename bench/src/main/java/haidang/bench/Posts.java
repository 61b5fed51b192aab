package haidang.bench;

import haidang.events.Cause;
import haidang.events.Counts;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.PostKind;
import haidang.events.Presence;
import haidang.events.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Posts of a file with one post a line.
final class Posts {
  private Posts() {}

  static List<Post> read(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Refused("there is no file " + file + " to be read");
    }
    List<Post> posts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        posts.add(of(posts.size(), line.length() > Post.MAX_TEXT ? line.substring(0, Post.MAX_TEXT) : line));
      }
    }
    if (posts.isEmpty()) {
      throw new Refused(file + " holds no posts");
    }
    return posts;
  }

  static Post of(int number, String text) {
    return new Post(new PostId("bench:" + number), new SourceId("bench"), PostKind.POST, Cause.IMPORT, 1,
        Presence.PRESENT, null, null, null, null, null, text, false, null, null, null, null, Instant.EPOCH, List.of(),
        List.of(), Counts.UNKNOWN, "", null);
  }
}
