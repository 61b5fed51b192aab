/// The log on Apache Kafka.
@NullMarked
package haidang.events.kafka;

import org.jspecify.annotations.NullMarked;
