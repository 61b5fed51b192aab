@NullMarked
package haidang.events.log;

import org.jspecify.annotations.NullMarked;
