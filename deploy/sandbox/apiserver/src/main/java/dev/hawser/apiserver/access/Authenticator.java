package dev.hawser.apiserver.access;

import dev.hawser.apiserver.certificate.CertificateAuthority;
import dev.hawser.apiserver.failure.ApiFailure;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out who sent a request, by bearer token or client certificate. */
public final class Authenticator {
  private static final String BEARER = "Bearer ";

  private final Map<String, User> tokens = new ConcurrentHashMap<>();
  private final CertificateAuthority clients;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  public Authenticator(CertificateAuthority clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** Makes a token that stands for a user. */
  public String issueToken(User user) {
    byte[] secret = new byte[24];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    tokens.put(token, user);
    return token;
  }

  /**
   * The sender of a request.
   *
   * @param authorization the header of that name, empty when there was none
   * @return empty when they sent no credentials
   * @throws ApiFailure 401 for credentials that are not good
   */
  public Optional<User> identify(String authorization, Optional<X509Certificate> certificate) {
    if (certificate.isPresent()) return Optional.of(ofCertificate(certificate.get()));
    if (!authorization.startsWith(BEARER)) return Optional.empty();
    User user = tokens.get(authorization.substring(BEARER.length()).strip());
    if (user == null) throw unauthorized();
    return Optional.of(user);
  }

  /** The refusal of somebody unknown. */
  public static ApiFailure unauthorized() {
    return ApiFailure.of(401, "Unauthorized", "Unauthorized");
  }

  private User ofCertificate(X509Certificate certificate) {
    if (!clients.hasIssued(certificate, clock.instant())) throw unauthorized();
    return CertificateUser.of(certificate);
  }
}
