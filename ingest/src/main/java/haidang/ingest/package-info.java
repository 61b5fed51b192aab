/// Sources to posts: looks at configured public pages, keeps the raw page, publishes what is new or has changed.
/// Start reading at [haidang.ingest.IngestRoom].
@NullMarked
package haidang.ingest;

import org.jspecify.annotations.NullMarked;
