@NullMarked
package haidang.ingest.fetch;

import org.jspecify.annotations.NullMarked;
