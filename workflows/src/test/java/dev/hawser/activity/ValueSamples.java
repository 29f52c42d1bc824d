package dev.hawser.activity;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Values of the form that Liqo's have, each made of a short text and read back as that text. */
public final class ValueSamples {
  private static final int NONCE = 64;
  private static final int WIREGUARD_KEY = 32;

  private ValueSamples() {}

  public static Nonce nonce(String text) {
    return new Nonce(base64(text, NONCE));
  }

  public static GatewayKey gatewayKey(String text) {
    return new GatewayKey(base64(text, WIREGUARD_KEY));
  }

  /** One block of PEM. */
  public static String pem(String type, String text) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + encoded(bytes(text))
        + "\n-----END "
        + type
        + "-----\n";
  }

  /** Base64 of a PEM certificate, as in Liqo's objects. */
  public static String certificate(String text) {
    return encoded(bytes(pem("CERTIFICATE", text)));
  }

  /** The text in a nonce or key. */
  public static String textOf(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII).strip();
  }

  /** The text in a block of PEM. */
  public static String textOfPem(String pem) {
    return textOf(pem.lines().toList().get(1));
  }

  private static String base64(String text, int length) {
    byte[] padded = new byte[length];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(bytes(text), 0, padded, 0, bytes(text).length);
    return encoded(padded);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
