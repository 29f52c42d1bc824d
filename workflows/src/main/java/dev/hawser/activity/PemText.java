package dev.hawser.activity;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The form of PEM that crosses between clusters: what is inside is checked by the worker that uses
 * it.
 */
final class PemText {
  private static final int LONGEST = 16 * 1024;
  private static final int LONGEST_BUNDLE = 64 * 1024;

  private PemText() {}

  /** Exactly one block of that type, with nothing before and after it. */
  static void requireOne(String field, String type, String text) {
    if (ValueRules.present(field, text).length() > LONGEST) throw tooLong(field, LONGEST);
    if (!block(type).matcher(text).matches()) {
      throw new InvalidFieldException("{} is not one PEM block of type " + type, field);
    }
  }

  /** Base64 of one certificate, as in Liqo's objects. */
  static void requireCertificate(String field, String encoded) {
    byte[] pem = ValueRules.base64(field, ValueRules.present(field, encoded), LONGEST);
    requireOne(field, "CERTIFICATE", new String(pem, StandardCharsets.ISO_8859_1));
  }

  /** Base64 of one or more certificates; text around them is ignored, as Liqo does. */
  static void requireCertificates(String field, String encoded) {
    byte[] pem = ValueRules.base64(field, encoded, LONGEST_BUNDLE);
    if (!block("CERTIFICATE").matcher(new String(pem, StandardCharsets.ISO_8859_1)).find()) {
      throw new InvalidFieldException("{} has no PEM block of type CERTIFICATE", field);
    }
  }

  private static Pattern block(String type) {
    return Pattern.compile(
        "-----BEGIN "
            + type
            + "-----\\r?\\n[A-Za-z0-9+/=\\r\\n]+-----END "
            + type
            + "-----(\\r?\\n)?");
  }

  private static InvalidFieldException tooLong(String field, int longest) {
    return new InvalidFieldException(
        "{} is too long: at most " + longest + " characters are accepted", field);
  }
}
