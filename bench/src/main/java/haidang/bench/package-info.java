/// Measurements of the engine, beside its peers.
@NullMarked
package haidang.bench;

import org.jspecify.annotations.NullMarked;
