/// The contract: what crosses the log, how it is written as JSON, the topics and their policies.
@NullMarked
package haidang.events;

import org.jspecify.annotations.NullMarked;
