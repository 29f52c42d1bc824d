package dev.hawser.simulator.authenticationcontroller;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text armour in the one layout every Liqo component compares byte by byte. */
public final class PemText {
  private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)-----END \\1-----\\s*");

  private PemText() {}

  public static String encode(String type, byte[] der) {
    var body = ENCODER.encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  /** The content of text that is exactly one block of that type. */
  public static Optional<byte[]> decode(String type, byte[] text) {
    var match = BLOCK.matcher(new String(text, StandardCharsets.US_ASCII));
    if (!match.matches() || !match.group(1).equals(type)) {
      return Optional.empty();
    }
    return Optional.of(Base64.getMimeDecoder().decode(match.group(2)));
  }
}
