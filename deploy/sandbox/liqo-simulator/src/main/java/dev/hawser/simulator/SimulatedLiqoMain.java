package dev.hawser.simulator;

import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.RemoteClusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Runs a simulated Liqo on the cluster of a kubeconfig until the process is stopped. */
public final class SimulatedLiqoMain {
  private static final String USAGE =
      """
      --kubeconfig FILE --cluster-id ID [--pod-cidr CIDR[,CIDR]] [--service-cidr CIDR]
      [--external-cidr CIDR] [--api-server-url URL] [--ca-file FILE] [--liqo-namespace NAME]
      [--crds FOLDER] [--wire FOLDER] [--lease SECONDS] [--ipam false]\
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private SimulatedLiqoMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> flags = parse(args);
    if (!flags.containsKey("kubeconfig") || !flags.containsKey("cluster-id")) {
      System.err.println(USAGE);
      System.exit(2);
    }
    var ended = new CountDownLatch(1);
    onTermination(ended);
    try (var client = RemoteClusters.open(Path.of(flags.getOrDefault("kubeconfig", "")));
        var liqo = SimulatedLiqo.start(client, options(flags))) {
      Objects.requireNonNull(liqo);
      System.out.println("simulated Liqo " + flags.get("cluster-id") + " is ready");
      ended.await();
    }
  }

  /** Lets the main thread tidy up before the process ends. */
  private static void onTermination(CountDownLatch ended) {
    var main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ended.countDown();
                  try {
                    main.join(PATIENCE);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  private static LiqoOptions options(Map<String, String> flags) throws IOException {
    var options = LiqoOptions.of(flags.getOrDefault("cluster-id", ""));
    for (var flag : flags.entrySet()) {
      options = option(options, flag.getKey(), flag.getValue());
    }
    return options;
  }

  private static LiqoOptions option(LiqoOptions options, String flag, String value)
      throws IOException {
    return switch (flag) {
      case "kubeconfig", "cluster-id" -> options;
      case "pod-cidr" -> options.podCidr(value.split(",", -1));
      case "service-cidr" -> options.serviceCidr(value);
      case "external-cidr" -> options.externalCidr(value);
      case "api-server-url" -> options.apiServerUrl(value);
      case "ca-file" -> options.caPem(Files.readString(Path.of(value)));
      case "liqo-namespace" -> options.liqoNamespace(value);
      case "crds" -> options.crdFolder(Path.of(value));
      case "wire" -> options.wire(Path.of(value));
      case "lease" -> options.leaseDuration(Duration.ofSeconds(Long.parseLong(value)));
      case "ipam" -> Boolean.parseBoolean(value) ? options : options.withoutIpam();
      default -> throw new IllegalArgumentException("unknown flag --" + flag + "\n" + USAGE);
    };
  }

  private static Map<String, String> parse(String[] args) {
    var flags = new HashMap<String, String>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      flags.put(args[i].replaceFirst("^--", ""), args[i + 1]);
    }
    return flags;
  }
}
