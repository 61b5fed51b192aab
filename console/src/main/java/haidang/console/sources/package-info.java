/// What is watched.
@NullMarked
package haidang.console.sources;

import org.jspecify.annotations.NullMarked;
