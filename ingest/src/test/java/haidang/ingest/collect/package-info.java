@NullMarked
package haidang.ingest.collect;

import org.jspecify.annotations.NullMarked;
