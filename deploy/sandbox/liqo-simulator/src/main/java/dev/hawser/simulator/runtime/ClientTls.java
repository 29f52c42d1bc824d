package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A client certificate with a PKCS #8 key of any kind; fabric8 itself knows no Ed25519. */
final class ClientTls {
  private static final List<String> ALGORITHMS = List.of("Ed25519", "RSA", "EC");
  private static final String HEADER = "-----BEGIN PRIVATE KEY-----";

  private final KeyManager[] keyManagers;
  private final TrustManager @Nullable [] trustManagers;

  private ClientTls(KeyManager[] keyManagers, TrustManager @Nullable [] trustManagers) {
    this.keyManagers = keyManagers;
    this.trustManagers = trustManagers;
  }

  void applyTo(HttpClient.Builder http) {
    http.sslContext(keyManagers, trustManagers);
  }

  /** Empty if fabric8 can handle it: no client certificate, or a key in an older format. */
  static Optional<ClientTls> of(Config config) {
    byte[] key = content(config.getClientKeyData(), config.getClientKeyFile());
    byte[] certificate = content(config.getClientCertData(), config.getClientCertFile());
    if (certificate.length == 0 || !new String(key, StandardCharsets.US_ASCII).contains(HEADER)) {
      return Optional.empty();
    }
    byte[] authority = content(config.getCaCertData(), config.getCaCertFile());
    try {
      return Optional.of(new ClientTls(identify(certificates(certificate), key), trust(authority)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("unusable credentials in a kubeconfig", e);
    }
  }

  private static byte[] content(@Nullable String data, @Nullable String file) {
    try {
      if (data != null) {
        return Base64.getDecoder().decode(data);
      }
      return file == null ? new byte[0] : Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyManager[] identify(Collection<Certificate> chain, byte[] key)
      throws GeneralSecurityException, IOException {
    var password = new char[0];
    var store = empty();
    store.setKeyEntry("client", privateKey(key), password, chain.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  /** The system's authorities if the kubeconfig names none. */
  private static TrustManager @Nullable [] trust(byte[] authority)
      throws GeneralSecurityException, IOException {
    if (authority.length == 0) {
      return null;
    }
    var store = empty();
    for (Certificate certificate : certificates(authority)) {
      store.setCertificateEntry("ca" + store.size(), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** JKS, since PKCS #12 spends more time on its password than a handshake takes. */
  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  private static Collection<Certificate> certificates(byte[] pem) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    return new ArrayList<>(factory.generateCertificates(new ByteArrayInputStream(pem)));
  }

  private static PrivateKey privateKey(byte[] pem) throws GeneralSecurityException {
    var body = new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException e) {
        // Another algorithm: try the next one.
      }
    }
    throw new GeneralSecurityException("a private key of no known kind");
  }
}
