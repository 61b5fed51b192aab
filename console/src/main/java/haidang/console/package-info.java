/// The web console: what an analyst sees of every room's public face, and sign-in.
@NullMarked
package haidang.console;

import org.jspecify.annotations.NullMarked;
