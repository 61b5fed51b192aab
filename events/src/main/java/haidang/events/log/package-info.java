/// The port to the log, and how the contract's records travel on it.
@NullMarked
package haidang.events.log;

import org.jspecify.annotations.NullMarked;
