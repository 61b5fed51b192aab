/// JSON Lines: one post a line.
@NullMarked
package haidang.ingest.jsonl;

import org.jspecify.annotations.NullMarked;
