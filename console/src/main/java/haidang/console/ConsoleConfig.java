package haidang.console;

import java.time.Duration;
import java.time.ZoneId;

/// Settings of the console, keys under `haidang.console`.
///
/// @param secureCookies whether cookies travel over HTTPS alone; set it where a proxy ends TLS
/// @param idle          after which a session ends
/// @param lifetime      after which it ends in any case
/// @param zone          in which times are shown
/// @param firstPassword of the first administrator, for samples; blank where one is made up
/// @param sample        whether every page says that all it shows is sample data
public record ConsoleConfig(boolean secureCookies, Duration idle, Duration lifetime, String firstPassword, ZoneId zone,
    boolean sample) {
  public static ConsoleConfig defaults() {
    return new ConsoleConfig(false, Duration.ofHours(2), Duration.ofHours(12), "", ZoneId.of("Asia/Ho_Chi_Minh"),
        false);
  }
}
