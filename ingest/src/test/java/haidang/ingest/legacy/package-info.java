@NullMarked
package haidang.ingest.legacy;

import org.jspecify.annotations.NullMarked;
