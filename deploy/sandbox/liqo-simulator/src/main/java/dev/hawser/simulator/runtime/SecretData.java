package dev.hawser.simulator.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Values of Secrets and of byte fields, which travel in base64. */
public final class SecretData {
  private SecretData() {}

  public static Optional<byte[]> bytes(KubeObject secret, String key) {
    var text = secret.text("data." + key);
    return text.isEmpty() ? Optional.empty() : Optional.of(decode(text));
  }

  public static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
