@NullUnmarked
package haidang.console.api;

import org.jspecify.annotations.NullUnmarked;
