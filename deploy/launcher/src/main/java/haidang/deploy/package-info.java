/// The program: its commands, and how rooms and servers are put together.
@NullMarked
package haidang.deploy;

import org.jspecify.annotations.NullMarked;
