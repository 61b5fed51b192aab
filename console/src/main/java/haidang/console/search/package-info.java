/// The archive.
@NullMarked
package haidang.console.search;

import org.jspecify.annotations.NullMarked;
