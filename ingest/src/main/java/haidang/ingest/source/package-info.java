/// What is watched, why, and who allowed it.
@NullMarked
package haidang.ingest.source;

import org.jspecify.annotations.NullMarked;
