package dev.hawser.starter.manual;

import dev.hawser.connection.TemporalDefaults;
import dev.hawser.starter.outcome.ExitCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code hawser help} explains besides commands. */
public enum HelpTopic {
  EXIT_CODES("What the exit code of a command means"),
  ENVIRONMENT("Variables, and the configuration file");

  private final String title;

  HelpTopic(String title) {
    this.title = title;
  }

  /** The topic with that word; empty when there is none. */
  public static Optional<HelpTopic> of(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
  }

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is about. */
  public String title() {
    return title;
  }

  /** The explanation. */
  public String text() {
    return switch (this) {
      case EXIT_CODES -> exitCodes();
      case ENVIRONMENT -> environment();
    };
  }

  private static String environment() {
    return """
    Variables:
      TEMPORAL_ADDRESS        address of Temporal, as --address
                              (default %s; if nothing listens
                              there, the server of hawser engine)
      TEMPORAL_NAMESPACE      Temporal namespace, as --temporal-namespace
                              (default "%s")
      TEMPORAL_PROFILE        profile in the configuration file, as --profile
      TEMPORAL_CONFIG_FILE    the configuration file
      TEMPORAL_API_KEY, TEMPORAL_TLS, TEMPORAL_TLS_...
                              how the connection is secured, as for the temporal
                              command
      HAWSER_UI_ADDRESS       address of Temporal's Web UI, such as
                              https://temporal.example; known without it for a
                              development server and for Temporal Cloud
      HTTPS_PROXY, HTTP_PROXY, NO_PROXY
                              proxies to API servers, as for kubectl
      USER, HOSTNAME          who is recorded as having started a run
      COLUMNS, LINES          size of the terminal where it can't be asked
      HAWSER_WORKER_...       each flag of hawser worker, such as
                              HAWSER_WORKER_HEALTH_PORT for --health-port
      HAWSER_JAVA, JAVA_HOME  the Java to run with, 21 or newer
      HAWSER_JAVA_OPTS        options of the JVM
      KUBECONFIG              kubeconfigs of commands that serve clusters, and of
                              the worker, where no flag names one
      XDG_STATE_HOME          where the server that "hawser engine" starts keeps
                              its database (default ~/.local/state)
      XDG_CACHE_HOME          where parsed classes are kept (default ~/.cache)
      NO_COLOR                when it is not empty, prints no colours
      TERM                    when it is "dumb", prints lines and no live view

    The configuration file is that of the temporal command:
    ~/.config/temporalio/temporal.toml on Linux,
    ~/Library/Application Support/temporalio/temporal.toml on macOS.
    "temporal config set" writes it, hawser reads it. Flags win over variables,
    and variables over the file.

      [profile.default]
      address = "temporal.example:7233"
      namespace = "peerings"
      [profile.default.tls]
      client_cert_path = "/etc/hawser/client.pem"
      client_key_path = "/etc/hawser/client.key"\
    """
        .formatted(TemporalDefaults.ADDRESS, TemporalDefaults.NAMESPACE);
  }

  private static String exitCodes() {
    return ExitCode.table().entrySet().stream()
        .map(code -> "  %3s   %s".formatted(code.getKey(), code.getValue()))
        .collect(
            Collectors.joining(
                "\n",
                "Exit codes:\n",
                "\n\nThe types of failures, which follow the message in brackets, are stable too:"
                    + "\nsee docs/failures.md. With -o json or -o yaml a failure is an object on"
                    + "\nstandard output with type, message, exitCode and, of a run, workflowId,"
                    + "\nrunId, ui and next."));
  }
}
