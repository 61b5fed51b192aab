@NullMarked
package haidang.ingest.text;

import org.jspecify.annotations.NullMarked;
