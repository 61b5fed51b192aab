@NullMarked
package haidang.events.kafka;

import org.jspecify.annotations.NullMarked;
