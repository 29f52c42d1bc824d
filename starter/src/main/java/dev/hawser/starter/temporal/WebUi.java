package dev.hawser.starter.temporal;

import dev.hawser.connection.PlaintextWarning;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links into Temporal's Web UI.
 *
 * @param base its address, without a slash at the end
 * @param isGuess whether the address only follows from that of the server
 */
public record WebUi(String base, String namespace, boolean isGuess) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:.*/)?(?<host>\\[[^\\]]+\\]|[^:/]+)(?::(?<port>[0-9]+))?");
  private static final Pattern CLOUD =
      Pattern.compile(".*\\.(tmprl\\.cloud|api\\.temporal\\.io)\\.?");
  private static final String PEERINGS = "WorkflowType IN (\"Peer\", \"Unpeer\")";
  private static final int DEFAULT_PORT = 7233;

  /** A development server has its UI that many ports above its own. */
  private static final int DISTANCE = 1000;

  private static final int LAST_PORT = 65535;
  private static final int ANSWER_MS = 300;

  /**
   * The UI of this server; empty when its address can't be known.
   *
   * @param configured its address as the user has set it
   * @param address of the server, as gRPC takes it
   */
  public static Optional<WebUi> of(@Nullable String configured, String address, String namespace) {
    if (configured != null && !configured.isBlank()) {
      return Optional.of(new WebUi(configured.strip().replaceFirst("/+$", ""), namespace, false));
    }
    var server = ADDRESS.matcher(address);
    if (!server.matches()) return Optional.empty();
    if (CLOUD.matcher(server.group("host")).matches()) {
      return Optional.of(new WebUi("https://cloud.temporal.io", namespace, false));
    }
    if (PlaintextWarning.of(address).isPresent()) return Optional.empty();
    String port = server.group("port");
    int ui = (port == null ? DEFAULT_PORT : Integer.parseInt(port)) + DISTANCE;
    if (ui > LAST_PORT) return Optional.empty();
    return Optional.of(new WebUi("http://" + server.group("host") + ":" + ui, namespace, true));
  }

  /** The list of the runs that change something: without those that only look. */
  public String peerings() {
    return runs() + "?query=" + encoded(PEERINGS);
  }

  /** The list of all runs. */
  public String runs() {
    return base + "/namespaces/" + encoded(namespace) + "/workflows";
  }

  /** One run. */
  public String run(RunId run) {
    return runs() + "/" + encoded(run.workflow()) + "/" + encoded(run.run()) + "/history";
  }

  /** Whether a UI listens there; what is not on this computer is not asked. */
  public boolean isListening() {
    if (!isGuess) return true;
    var uri = URI.create(base);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), ANSWER_MS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%7E", "~");
  }
}
