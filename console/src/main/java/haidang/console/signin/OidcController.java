package haidang.console.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import haidang.console.ConsoleConfig;
import haidang.console.Faces;
import haidang.console.Pages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in through the agency's own provider. What the way back has to match travels in a sealed cookie.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OidcController {
  private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
  private static final String COOKIE = "haidang-oidc";
  private static final String PURPOSE = "the way to the provider and back";
  private static final Duration WAY = Duration.ofMinutes(10);
  private static final int RANDOM_BYTES = 32;

  private final ConsoleConfig config;
  private final OidcProvider provider;
  private final Accounts accounts;
  private final Cookies cookies;
  private final Sealer sealer;
  private final Faces faces;
  private final Pages pages;

  OidcController(ConsoleConfig config, Accounts accounts, Cookies cookies, Sealer sealer, Faces faces, Pages pages) {
    this.config = config;
    this.provider = new OidcProvider(config.oidc());
    this.accounts = accounts;
    this.cookies = cookies;
    this.sealer = sealer;
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/sign-in/oidc")
  HttpResponse<?> leave() throws IOException {
    demandConfigured();
    List<String> secrets = List.of(random(), random(), random()); // state, nonce, verifier
    String sealed = Base64.getUrlEncoder().withoutPadding()
        .encodeToString(sealer.seal(PURPOSE, String.join(" ", secrets).getBytes(StandardCharsets.UTF_8)));
    return HttpResponse.seeOther(provider.authorization(secrets.get(0), secrets.get(1), challenge(secrets.get(2))))
        .cookie(cookies.cookie(COOKIE, sealed).maxAge(WAY));
  }

  private void demandConfigured() {
    if (!config.oidc().configured()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "no provider is configured");
    }
  }

  private String random() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.random(RANDOM_BYTES));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }

  @Get("/sign-in/oidc/callback{?code,state}")
  HttpResponse<?> back(HttpRequest<?> request, @QueryValue @Nullable String code, @QueryValue @Nullable String state) {
    demandConfigured();
    List<String> secrets = secrets(request);
    if (code == null || state == null || secrets.size() != 3 || !secrets.get(0).equals(state)) {
      return refused(request);
    }
    try {
      return entered(request, provider.claims(code, secrets.get(2), secrets.get(1)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("sign-in through the provider failed");
      return refused(request);
    }
  }

  private List<String> secrets(HttpRequest<?> request) {
    return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).flatMap(OidcController::decoded)
        .flatMap(sealed -> sealer.open(PURPOSE, sealed))
        .map(plain -> List.of(new String(plain, StandardCharsets.UTF_8).split(" "))).orElse(List.of());
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private HttpResponse<?> entered(HttpRequest<?> request, JWTClaimsSet claims) {
    Optional<Role> role = role(claims.getClaim(config.oidc().roleClaim()));
    String name = String.valueOf(claims.getClaim(config.oidc().nameClaim())).toLowerCase(Locale.ROOT);
    if (role.isEmpty() || !name.matches(Accounts.NAME)) {
      return refused(request);
    }
    Account account = accounts.foreign(claims.getIssuer() + " " + claims.getSubject(), name, role.get());
    if (!account.enabled()) {
      return refused(request);
    }
    faces.audit().record(account.name(), "sign-in", account.name(), "oidc");
    return cookies.enter(request, account.name(), Session.Stage.OPEN);
  }

  /// The most that the claim gives.
  private static Optional<Role> role(@Nullable Object claim) {
    List<String> given = claim instanceof Collection<?> many
        ? many.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(claim));
    return Arrays.stream(Role.values()).filter(role -> given.contains(role.code()))
        .max(java.util.Comparator.comparingInt(role -> role.permissions().size()));
  }

  private HttpResponse<?> refused(HttpRequest<?> request) {
    faces.audit().record("-", "sign-in-failed", "oidc", "");
    return pages.page(request, "signin", "", Map.of("problem", "refused", "oidc", true, "known", false))
        .status(HttpStatus.UNPROCESSABLE_ENTITY);
  }
}
