/// Which charset a page really is in, the Vietnamese encodings from before Unicode included.
@NullMarked
package haidang.ingest.legacy;

import org.jspecify.annotations.NullMarked;
