package dev.hawser.contract.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.environment.SandboxCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Every value that a Secret of the clusters has ever had, in every form in which it could be sent,
 * except values that are meant to be sent; and the keys of the worker's own kubeconfigs.
 */
public final class SecretValues {
  /** Nonces, requests, certificates and public keys cross between clusters. */
  private static final Set<String> PUBLIC_KEYS_AND_NONCES =
      Set.of("nonce", "signedNonce", "csr", "certificate", "publicKey", "ca.crt", "tls.crt");

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----([^-]+)-----END");
  private static final Pattern CREDENTIAL =
      Pattern.compile("\"?(?:client-key-data|token|password)\"?: *\"?([^\\s\",]+)");

  /** Shorter values occur by chance. */
  private static final int MIN_LENGTH = 12;

  private static final int SEED = 32;

  private final Map<String, String> needles = new ConcurrentHashMap<>();

  /** Collects the present and all future values of a cluster. */
  public void of(SandboxCluster cluster) throws IOException {
    String kubeconfig = Files.readString(cluster.kubeconfig());
    credentials("the worker's kubeconfig", kubeconfig);
    cluster.apiServer().follow(change -> secret(change.after()), change -> secret(change.after()));
  }

  /** The values to search for, each with its origin. */
  public Map<String, String> needles() {
    return Map.copyOf(needles);
  }

  private void secret(JsonNode object) {
    if (!"Secret".equals(object.path("kind").asText())) return;
    String name = "Secret " + object.at("/metadata/name").asText();
    object
        .path("data")
        .properties()
        .forEach(field -> value(name + ", " + field.getKey(), field.getValue().asText()));
  }

  void value(String where, String base64) {
    if (PUBLIC_KEYS_AND_NONCES.contains(where.substring(where.lastIndexOf(' ') + 1))) return;
    decode(base64).ifPresent(bytes -> value(where, bytes));
  }

  private void value(String where, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    add(where, text);
    credentials(where, text);
    var pem = PEM.matcher(text);
    while (pem.find()) key(where, pem.group(1).replaceAll("\\s", ""));
  }

  /** A kubeconfig has public parts too, so only its credentials count. */
  private void credentials(String where, String text) {
    var credential = CREDENTIAL.matcher(text);
    while (credential.find()) {
      add(where, credential.group(1));
      decode(credential.group(1)).ifPresent(bytes -> value(where, bytes));
    }
  }

  /** The base64 of a PEM, its DER, and the seed at the end of an Ed25519 key. */
  private void key(String where, String base64) {
    add(where, base64);
    decode(base64)
        .ifPresent(
            der -> {
              add(where, text(der));
              add(where, text(Arrays.copyOfRange(der, Math.max(0, der.length - SEED), der.length)));
            });
  }

  private void add(String where, String needle) {
    if (needle.length() >= MIN_LENGTH) needles.putIfAbsent(needle, where);
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
