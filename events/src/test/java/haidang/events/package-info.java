@NullMarked
package haidang.events;

import org.jspecify.annotations.NullMarked;
