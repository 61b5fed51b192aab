@NullUnmarked
package haidang.console.signin;

import org.jspecify.annotations.NullUnmarked;
