@NullMarked
package haidang.ingest.source;

import org.jspecify.annotations.NullMarked;
