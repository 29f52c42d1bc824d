package dev.hawser.starter.options;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags of liqoctl that the command reads only to say what to do without them. */
public final class UnsupportedFlags {
  private static final String NO_LABELS =
      " is not supported: Hawser finds and undoes its objects by their labels; leave it out, and"
          + " label the objects afterwards";
  private static final String BY_USER_AND_GROUP = " is not supported: act with --as and --as-group";
  private static final String SHORT_REQUESTS =
      " is not supported: a request to an API server takes 5 s at most, and is repeated until"
          + " --timeout";

  @Option(
      names = "--global-labels",
      hidden = true,
      paramLabel = "NAME=VALUE",
      description = "Labels for all objects; not supported")
  private @Nullable List<String> labels;

  @Option(
      names = "--global-annotations",
      hidden = true,
      paramLabel = "NAME=VALUE",
      description = "Annotations for all objects; not supported")
  private @Nullable List<String> annotations;

  @Option(
      names = {"--as-uid", "--remote-as-uid"},
      hidden = true,
      paramLabel = "UID",
      description = "UID to act as; not supported")
  private @Nullable String uid;

  @Option(
      names = {"--as-user-extra", "--remote-as-user-extra"},
      hidden = true,
      paramLabel = "NAME=VALUE",
      description = "Extra of the user to act as; not supported")
  private @Nullable List<String> userExtra;

  @Option(
      names = {"--request-timeout", "--remote-request-timeout"},
      hidden = true,
      paramLabel = "DURATION",
      description = "Longest request to an API server; not supported")
  private @Nullable String requestTimeout;

  @Option(
      names = {"--cache-dir", "--remote-cache-dir"},
      hidden = true,
      paramLabel = "FOLDER",
      description = "Accepted without effect: nothing is cached")
  private @Nullable String unusedCacheFolder;

  @Option(
      names = {"--disable-compression", "--remote-disable-compression"},
      hidden = true,
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Accepted without effect")
  private boolean unusedCompression;

  /** What to do without the first of them that was given. */
  Optional<String> refusal() {
    if (labels != null) return Optional.of("--global-labels" + NO_LABELS);
    if (annotations != null) return Optional.of("--global-annotations" + NO_LABELS);
    if (uid != null) return Optional.of("--as-uid" + BY_USER_AND_GROUP);
    if (userExtra != null) return Optional.of("--as-user-extra" + BY_USER_AND_GROUP);
    if (requestTimeout != null && !requestTimeout.equals("0")) {
      return Optional.of("--request-timeout" + SHORT_REQUESTS);
    }
    return Optional.empty();
  }
}
