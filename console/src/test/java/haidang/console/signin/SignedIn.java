package haidang.console.signin;

import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Somebody with a session, whichever way they came.
public record SignedIn(String name, String cookie, String csrf) {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  /// Makes an account of the role and a session of it, without the slow hash of a password.
  public static SignedIn as(ApplicationContext context, DataSource database, Role role, Instant at) {
    String name = role.code() + PEOPLE.incrementAndGet();
    Jdbi.create(database).useHandle(handle -> handle.execute("insert into console.account (name, role, created_at,"
        + " must_change) values (?, ?, ?, false)", name, role.code(), Accounts.utc(at)));
    return of(context, context.getBean(Sessions.class).open(name, Session.Stage.OPEN, "test"));
  }

  /// The session of a cookie that the console has set.
  public static SignedIn of(ApplicationContext context, String token) {
    Session session = context.getBean(Sessions.class).find(token).orElseThrow();
    return new SignedIn(session.account(), CookieFetcher.COOKIE + "=" + token, session.csrf());
  }
}
