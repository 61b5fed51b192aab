@NullMarked
package haidang.ingest.store;

import org.jspecify.annotations.NullMarked;
