@NullUnmarked
package haidang.console;

import org.jspecify.annotations.NullUnmarked;
