package dev.hawser.demo;

import dev.hawser.environment.Environment;
import dev.hawser.environment.SandboxCluster;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Commands to paste into another terminal, in any folder.
 *
 * @param hawser the program; null if it is on the PATH already
 */
record CommandsToTry(Environment environment, @Nullable Path hawser) {

  String text() {
    var text = new StringBuilder("Everything stays until Ctrl-C. In another terminal:\n\n");
    if (hawser != null) line(text, "export PATH=\"" + hawser.getParent() + ":$PATH\"");
    line(text, "export TEMPORAL_ADDRESS=" + environment.temporal().address());
    for (var cluster : environment.embeddedClusters()) line(text, kubeconfig(cluster));
    text.append('\n');
    line(text, "hawser status rome milan");
    line(text, "kubectl --kubeconfig \"$ROME\" get nodes");
    if (environment.temporal().ui().isPresent()) line(text, "hawser ui rome milan");
    line(text, "hawser unpeer rome milan");
    return text.toString();
  }

  private static String kubeconfig(SandboxCluster cluster) {
    String variable = cluster.id().toUpperCase(Locale.ROOT);
    return "export " + variable + "=\"" + cluster.kubeconfig() + "\"";
  }

  private static void line(StringBuilder text, String command) {
    text.append("  ").append(command).append('\n');
  }
}
