package dev.hawser.comparison;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Replaces values that differ in every run by their kind, for example {@code <uid>}. */
final class ValueNormalizer {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
  private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern URL = Pattern.compile("https?://[^/]+:\\d+/?");
  private static final Pattern BYTES = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");
  private static final Pattern PEM = Pattern.compile("(?s)-----BEGIN ([A-Z ]+)-----.*");
  private static final Pattern SECRET = Pattern.compile("<redacted:(\\d+) bytes>");

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern CLUSTER_ADDRESS =
      Pattern.compile(".*(addresses|clusterIPs?|ingress|internalEndpoint)\\b.*");

  private static final Pattern PORT = Pattern.compile(".*(nodePort|[eE]ndpoint\\.port)");
  private static final Pattern NODE_PORT = Pattern.compile("3[0-2]\\d{3}");
  private static final Pattern LATENCY = Pattern.compile(".*\\blatency\\.value");

  private ValueNormalizer() {}

  static String normalize(String path, String value) {
    if (path.startsWith("data.") || path.startsWith("data[")) return "<data>";
    if (CLUSTER_ADDRESS.matcher(path).matches() && ADDRESS.matcher(value).matches())
      return "<address>";
    if (PORT.matcher(path).matches() && NODE_PORT.matcher(value).matches()) return "<node port>";
    if (LATENCY.matcher(path).matches()) return "<duration>";
    if (TIME.matcher(value).matches()) return "<time>";
    if (URL.matcher(value).matches()) return "<url>";
    if (SECRET.matcher(value).matches()) return "<bytes>";
    return BYTES.matcher(value).matches() ? bytes(value) : UID.matcher(value).replaceAll("<uid>");
  }

  private static String bytes(String value) {
    try {
      var text = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
      var pem = PEM.matcher(text);
      return pem.matches() ? "<" + pem.group(1) + ">" : "<" + text.length() + " bytes>";
    } catch (IllegalArgumentException notBase64) {
      return value;
    }
  }
}
