package dev.hawser.liqo.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** PEM as Go writes it: lines of 64 characters, LF line ends, a final LF. */
public final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  public static String encode(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }

  /**
   * The first block of that type. Text around it is ignored, such as the trailing NUL bytes of
   * Liqo's {@code --ca-override}.
   *
   * @throws IllegalArgumentException if there is none; the message never quotes the text
   */
  public static byte[] decode(String type, String text) {
    String begin = "-----BEGIN " + type + "-----";
    String end = "-----END " + type + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf(end, Math.max(from, 0));
    if (from < 0 || to < 0) throw new IllegalArgumentException("no PEM block of type " + type);
    String body = text.substring(from + begin.length(), to);
    return Base64.getMimeDecoder().decode(body);
  }

  /** Every block of that type, in order; empty if there is none. */
  static List<byte[]> decodeAll(String type, String text) {
    var blocks = new ArrayList<byte[]>();
    String end = "-----END " + type + "-----";
    String rest = text;
    for (int to = rest.indexOf(end); to >= 0; to = rest.indexOf(end)) {
      blocks.add(decode(type, rest));
      rest = rest.substring(to + end.length());
    }
    return blocks;
  }
}
