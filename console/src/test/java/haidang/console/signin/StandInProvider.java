package haidang.console.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A small OpenID provider that checks client, redirect and PKCE as a real one does.
final class StandInProvider implements AutoCloseable {
  private record Consent(Map<String, String> asked, Map<String, Object> person) {}

  private final HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
  private final RSAKey key = new RSAKeyGenerator(2048).keyID("1").generate();
  private final RSAKey strange = new RSAKeyGenerator(2048).keyID("1").generate();
  private final Map<String, Consent> consents = new ConcurrentHashMap<>();
  private final String client;
  private final String secret;
  private final String callback;
  private String spoiled = "";

  StandInProvider(String client, String secret, String callback) throws IOException, JOSEException {
    this.client = client;
    this.secret = secret;
    this.callback = callback;
    server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys"}""".formatted(issuer())));
    server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() { return "http://localhost:" + server.getAddress().getPort(); }

  /// Makes the next tokens wrong in one respect; empty makes them right again.
  void spoil(String what) { spoiled = what; }

  /// What happens when the person has signed in at the provider.
  String consent(URI asked, Map<String, Object> person) {
    Map<String, String> fields = query(asked);
    if (!fields.get("client_id").equals(client) || !fields.get("redirect_uri").equals(callback)
        || !fields.get("response_type").equals("code") || !fields.get("code_challenge_method").equals("S256")) {
      throw new IllegalArgumentException("not a request this provider takes: " + asked);
    }
    String code = UUID.randomUUID().toString();
    consents.put(code, new Consent(fields, person));
    return code;
  }

  static Map<String, String> query(URI uri) { return fields(uri.getRawQuery()); }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&")).map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Consent consent = consents.remove(form.get("code"));
    String basic = new String(Base64.getDecoder().decode(exchange.getRequestHeaders().getFirst("Authorization")
        .substring(6)), StandardCharsets.UTF_8);
    boolean known = URLDecoder.decode(basic, StandardCharsets.UTF_8).equals(client + ":" + secret);
    if (consent == null || !known || !form.get("redirect_uri").equals(callback)
        || !hash(form.get("code_verifier")).equals(consent.asked().get("code_challenge"))) {
      answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
    } else {
      answer(exchange, 200, "{\"token_type\": \"Bearer\", \"access_token\": \"x\", \"id_token\": \"" + signed(consent)
          + "\"}");
    }
  }

  private String signed(Consent consent) {
    Instant now = Instant.now();
    var claims = new JWTClaimsSet.Builder().subject(String.valueOf(consent.person().getOrDefault("sub", "someone")))
        .issuer(spoiled.equals("iss") ? "http://elsewhere.example" : issuer())
        .audience(spoiled.equals("aud") ? "another" : client).issueTime(Date.from(now))
        .expirationTime(Date.from(spoiled.equals("exp") ? now.minusSeconds(600) : now.plusSeconds(300)))
        .claim("nonce", spoiled.equals("nonce") ? "another" : consent.asked().get("nonce"));
    consent.person().forEach(claims::claim);
    var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims.build());
    try {
      token.sign(new RSASSASigner(spoiled.equals("signature") ? strange : key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static String hash(String verifier) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
          .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() { server.stop(0); }
}
