package haidang.deploy;

/// Where broker and database answer.
///
/// @param kafka       bootstrap servers
/// @param postgresUrl JDBC address of the database
record Endpoints(String kafka, String postgresUrl, String postgresUser, String postgresPassword) {
  static Endpoints of(Servers servers) {
    return new Endpoints(servers.bootstrapServers(), servers.jdbcUrl(), servers.user(), servers.password());
  }

  static Endpoints of(RunFile run) {
    return new Endpoints(run.kafka(), run.postgresUrl(), run.postgresUser(), run.postgresPassword());
  }
}
