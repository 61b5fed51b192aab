@NullMarked
package haidang.ingest.feed;

import org.jspecify.annotations.NullMarked;
