/// The log in memory: for tests, and for commands that need no server.
@NullMarked
package haidang.events.memory;

import org.jspecify.annotations.NullMarked;
