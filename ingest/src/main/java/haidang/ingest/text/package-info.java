/// Plain text, dates and addresses as pages write them.
@NullMarked
package haidang.ingest.text;

import org.jspecify.annotations.NullMarked;
