/// RSS 2.0, RDF, Atom and JSON Feed.
@NullMarked
package haidang.ingest.feed;

import org.jspecify.annotations.NullMarked;
