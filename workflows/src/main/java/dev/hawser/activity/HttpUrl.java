package dev.hawser.activity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL of an API server, or of a proxy before it. None with a user name or password is accepted:
 * it would be stored in the history.
 */
public final class HttpUrl {
  private static final int LONGEST = 1024;
  private static final Pattern PATH = Pattern.compile("(/[-A-Za-z0-9._~]*)*");

  private HttpUrl() {}

  /** The URL of an API server: HTTPS, a host, and at most a port and a path. */
  static void requireApiServer(String field, String url) {
    var parts = parts(field, ValueRules.present(field, url), "use a URL such as https://host:6443");
    if (!is(parts, List.of("https")) || !PATH.matcher(parts.getRawPath()).matches()) {
      throw ValueRules.invalid(field, url, "use a URL such as https://host:6443");
    }
  }

  /**
   * The URL of a proxy: HTTP, HTTPS or SOCKS5, a host, and at most a port.
   *
   * @throws InvalidFieldException if it is none
   */
  public static void requireProxy(String field, @Nullable String url) {
    if (url == null) return;
    var parts = parts(field, url, "use a URL such as http://proxy.example:8118");
    if (!is(parts, List.of("http", "https", "socks5")) || parts.getRawPath().length() > 1) {
      throw ValueRules.invalid(field, url, "use a URL such as http://proxy.example:8118");
    }
  }

  /** The URL as it may be stored: without a password. */
  static @Nullable String withoutPassword(@Nullable String url) {
    return url == null ? null : PlainText.of(url.replaceAll("//[^/]*@", "//…@"), LONGEST);
  }

  private static URI parts(String field, String url, String wanted) {
    ValueRules.bounded(field, url, LONGEST);
    if (url.indexOf('@') >= 0) {
      throw new InvalidFieldException(
          "{} has a user name or password, which would be stored in the run's history: leave it"
              + " out",
          field);
    }
    try {
      var parts = new URI(url);
      if (parts.getHost() == null || parts.getRawPath() == null) {
        throw ValueRules.invalid(field, url, wanted);
      }
      return parts;
    } catch (URISyntaxException e) {
      throw ValueRules.invalid(field, url, wanted);
    }
  }

  private static boolean is(URI url, List<String> schemes) {
    return schemes.contains(url.getScheme())
        && Host.isHost(url.getHost().replaceAll("[\\[\\]]", ""))
        && url.getPort() != 0
        && url.getPort() <= 65535
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
