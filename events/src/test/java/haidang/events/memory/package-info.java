@NullMarked
package haidang.events.memory;

import org.jspecify.annotations.NullMarked;
