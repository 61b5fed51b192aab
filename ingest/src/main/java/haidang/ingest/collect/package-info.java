/// What a platform implements: one look at a source, and the pure mapping of a raw page to posts.
@NullMarked
package haidang.ingest.collect;

import org.jspecify.annotations.NullMarked;
