package dev.hawser.apiserver.object;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes as JSON has them: base64. */
public final class Base64Bytes {
  private Base64Bytes() {}

  /** Whether a text is base64. */
  public static boolean areIn(String text) {
    try {
      return Base64.getDecoder().decode(text).length <= text.length();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  public static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The text that was encoded.
   *
   * @throws IllegalArgumentException when it is not base64
   */
  public static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
