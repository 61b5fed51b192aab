package haidang.deploy;

import java.time.Instant;

/// How to reach a running program. Kept in the data directory, readable by its owner alone.
///
/// @param pid              of the program
/// @param startedAt        of that process, ISO 8601, so that a process id used again is not mistaken for it
/// @param console          `http://localhost:8080`
/// @param kafka            bootstrap servers
/// @param postgresUrl      JDBC address of the database
/// @param postgresUser     who may enter
/// @param postgresPassword and how
record RunFile(long pid, String startedAt, String console, String kafka, String postgresUrl, String postgresUser,
    String postgresPassword) {
  boolean alive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(RunFile::start).filter(startedAt::equals)
        .isPresent();
  }

  static String startOfThisProcess() { return start(ProcessHandle.current()); }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }
}
