/// Files with one JSON object a line.
@NullMarked
package haidang.events.jsonl;

import org.jspecify.annotations.NullMarked;
