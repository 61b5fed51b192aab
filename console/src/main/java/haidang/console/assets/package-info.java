/// Style, script and pictures.
@NullMarked
package haidang.console.assets;

import org.jspecify.annotations.NullMarked;
