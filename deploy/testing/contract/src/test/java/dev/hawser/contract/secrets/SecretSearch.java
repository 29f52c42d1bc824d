package dev.hawser.contract.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Searches text for secrets, also within nested base64. */
public final class SecretSearch {
  /** Forms of secrets that no history may contain, whatever their value. */
  private static final List<String> FORMS =
      List.of(
          "PRIVATE KEY-----",
          "client-key-data",
          "kind: Config\n",
          "\"kind\":\"Config\"",
          "eyJhbGciOi", // a JSON Web Token
          bytes(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04),
          bytes(0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01),
          bytes(
              0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01));

  /** Both alphabets; the lines of one may be broken, as in a PEM, within JSON too. */
  private static final List<Pattern> BASE64 =
      List.of(
          Pattern.compile("[A-Za-z0-9+/]{16,}(?:(?:\\\\[rn]|[\r\n])+[A-Za-z0-9+/]+)*"),
          Pattern.compile("[A-Za-z0-9_-]{16,}"));

  private static final int MAX_DEPTH = 5;

  private final Map<String, String> needles;
  private final Set<String> searched = new HashSet<>();

  /**
   * @param needles the values to search for, each with its origin
   */
  public SecretSearch(Map<String, String> needles) {
    this.needles = needles;
  }

  /** Describes the secrets in the text without quoting them; empty if there are none. */
  public Set<String> in(byte[] content) {
    return in(new String(content, StandardCharsets.ISO_8859_1), 0);
  }

  private Set<String> in(String text, int depth) {
    if (!searched.add(text)) return Set.of();
    var found = new TreeSet<String>();
    needles.forEach(
        (needle, where) -> {
          if (text.contains(needle)) found.add(where + position(depth));
        });
    for (String form : FORMS)
      if (text.contains(form)) found.add("something like a key" + position(depth));
    if (depth < MAX_DEPTH) found.addAll(find(text, depth));
    return found;
  }

  private Set<String> find(String text, int depth) {
    var found = new TreeSet<String>();
    for (var alphabet : BASE64) {
      alphabet
          .matcher(text)
          .results()
          .map(match -> decoded(match.group()))
          .forEach(bytes -> found.addAll(in(bytes, depth + 1)));
    }
    return found;
  }

  /** Decodes as much as possible; adjacent text may look like base64 too. */
  private static String decoded(String base64) {
    String packed = base64.replaceAll("\\\\[rn]|[\r\n]", "").replace('-', '+').replace('_', '/');
    int whole = packed.length() % 4 == 1 ? packed.length() - 1 : packed.length();
    var bytes = Base64.getDecoder().decode(packed.substring(0, whole));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String position(int depth) {
    return depth == 0 ? "" : " (in base64, " + depth + " deep)";
  }

  private static String bytes(int... bytes) {
    var text = new StringBuilder();
    for (int each : bytes) text.append((char) each);
    return text.toString();
  }
}
