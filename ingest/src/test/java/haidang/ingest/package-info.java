@NullMarked
package haidang.ingest;

import org.jspecify.annotations.NullMarked;
