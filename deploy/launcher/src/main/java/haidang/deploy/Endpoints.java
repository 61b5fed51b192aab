package haidang.deploy;

/// Where broker and database answer.
///
/// @param kafka       bootstrap servers
/// @param postgresUrl JDBC address of the database
record Endpoints(String kafka, String postgresUrl, String postgresUser, String postgresPassword) {
  /// Whether somebody else's servers are named.
  ///
  /// @throws Refused when only one of both is
  boolean named() {
    if (kafka.isBlank() != postgresUrl.isBlank()) {
      throw new Refused("HAIDANG_KAFKA_BOOTSTRAP và HAIDANG_POSTGRES_URL phải được đặt cùng nhau",
          "HAIDANG_KAFKA_BOOTSTRAP and HAIDANG_POSTGRES_URL have to be set together");
    }
    return !kafka.isBlank();
  }

  /// The database's address without what may be secret in it.
  String shown() { return postgresUrl.replaceFirst("\\?.*", ""); }

  static Endpoints of(Servers servers) {
    return new Endpoints(servers.bootstrapServers(), servers.jdbcUrl(), servers.user(), servers.password());
  }

  static Endpoints of(RunFile run) {
    return new Endpoints(run.kafka(), run.postgresUrl(), run.postgresUser(), run.postgresPassword());
  }
}
