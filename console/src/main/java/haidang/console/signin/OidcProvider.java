package haidang.console.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import haidang.console.ConsoleConfig;
import io.micronaut.http.uri.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The agency's own sign-in: OpenID Connect, authorization code with PKCE.
final class OidcProvider {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256,
      JWSAlgorithm.ES256);

  private final ConsoleConfig.Oidc config;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  OidcProvider(ConsoleConfig.Oidc config) { this.config = config; }

  /// @param challenge SHA-256 of the verifier, base64url
  URI authorization(String state, String nonce, String challenge) throws IOException {
    return UriBuilder.of(URI.create(described("authorization_endpoint"))).queryParam("response_type", "code")
        .queryParam("client_id", config.clientId()).queryParam("redirect_uri", config.callback())
        .queryParam("scope", "openid profile").queryParam("state", state).queryParam("nonce", nonce)
        .queryParam("code_challenge", challenge).queryParam("code_challenge_method", "S256").build();
  }

  /// Exchanges the code and checks the token: signature, issuer, audience, times and nonce.
  ///
  /// @throws IOException when the provider cannot be reached or what it says is not to be trusted
  JWTClaimsSet claims(String code, String verifier, String nonce) throws IOException {
    String answer = send(HttpRequest.newBuilder(URI.create(described("token_endpoint")))
        .header("Content-Type", "application/x-www-form-urlencoded").header("Authorization", basic())
        .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("grant_type", "authorization_code", "code", code,
            "redirect_uri", config.callback(), "code_verifier", verifier)))));
    JWTClaimsSet claims = verified(JSON.readTree(answer).path("id_token").asText());
    if (!nonce.equals(claims.getClaim("nonce"))) {
      throw new IOException("the identity token answers another sign-in");
    }
    return claims;
  }

  private JWTClaimsSet verified(String token) throws IOException {
    try {
      JWKSet keys = JWKSet.parse(send(HttpRequest.newBuilder(URI.create(described("jwks_uri")))));
      var processor = new DefaultJWTProcessor<SecurityContext>();
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
      processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(config.clientId(),
          new JWTClaimsSet.Builder().issuer(config.issuer()).build(), Set.of("sub", "exp", "iat")));
      return processor.process(token, null);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new IOException("the identity token is not to be trusted: " + e.getMessage(), e);
    }
  }

  private String described(String name) throws IOException {
    JsonNode description = JSON.readTree(send(HttpRequest.newBuilder(URI.create(config.issuer()
        + "/.well-known/openid-configuration"))));
    if (!config.issuer().equals(description.path("issuer").asText())) {
      throw new IOException("the provider calls itself " + description.path("issuer").asText());
    }
    return description.path(name).asText();
  }

  private String basic() {
    String pair = URLEncoder.encode(config.clientId(), StandardCharsets.UTF_8) + ":"
        + URLEncoder.encode(config.clientSecret(), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(),
        StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
  }

  private String send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.uri().getPath() + " of the provider answers " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
