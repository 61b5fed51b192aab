/// Polite, bounded HTTP: robots.txt, pauses per host, limits on size, redirects and time.
@NullMarked
package haidang.ingest.fetch;

import org.jspecify.annotations.NullMarked;
