package haidang.events.kafka;

import java.time.Duration;

/// How to reach the broker.
///
/// @param bootstrap  `host:port,…`
/// @param partitions of each topic that needs no total order
/// @param replicas   of each partition
/// @param horizon    how long posts and judgements are kept
/// @param patience   how long one call may wait for the broker
/// @param pause      between a failure and the next try
/// @param transaction how long a transaction may stay open before the broker aborts it
public record KafkaConfig(String bootstrap, int partitions, int replicas, Duration horizon, Duration patience,
    Duration pause, Duration transaction) {
  public static final Duration TRANSACTION = Duration.ofSeconds(30);

  /// One broker beside the program.
  public static KafkaConfig local(String bootstrap) {
    return new KafkaConfig(bootstrap, 4, 1, Duration.ofDays(30), Duration.ofSeconds(15), Duration.ofMillis(500),
        TRANSACTION);
  }
}
