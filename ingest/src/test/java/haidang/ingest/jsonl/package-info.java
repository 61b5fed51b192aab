@NullMarked
package haidang.ingest.jsonl;

import org.jspecify.annotations.NullMarked;
