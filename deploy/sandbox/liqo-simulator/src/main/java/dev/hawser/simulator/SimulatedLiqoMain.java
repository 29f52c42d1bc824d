package dev.hawser.simulator;

import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.RemoteClusters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Liqo on the cluster of a kubeconfig until the process is stopped. */
@Command(
    name = "simulator",
    description = "Runs simulated Liqo controllers on a cluster until the process is stopped.")
public final class SimulatedLiqoMain implements Callable<Integer> {
  private static final Duration CLOSING_TIME = Duration.ofSeconds(5);

  private final List<UnaryOperator<LiqoOptions>> choices = new ArrayList<>();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      required = true,
      description = "The cluster on which the controllers run.")
  private Path kubeconfig = Path.of("");

  @Option(
      names = "--cluster-id",
      paramLabel = "ID",
      required = true,
      description = "The Liqo ID of that cluster.")
  private String clusterId = "";

  @Option(names = "--help", usageHelp = true, description = "Print this help and exit.")
  boolean help;

  private SimulatedLiqoMain() {}

  @Option(
      names = "--pod-cidr",
      paramLabel = "CIDR",
      split = ",",
      description = "The pod CIDRs of the cluster.")
  void podCidr(String[] cidrs) {
    choices.add(options -> options.podCidr(cidrs));
  }

  @Option(
      names = "--service-cidr",
      paramLabel = "CIDR",
      description = "The service CIDR of the cluster.")
  void serviceCidr(String cidr) {
    choices.add(options -> options.serviceCidr(cidr));
  }

  @Option(names = "--external-cidr", paramLabel = "CIDR", description = "Liqo's external CIDR.")
  void externalCidr(String cidr) {
    choices.add(options -> options.externalCidr(cidr));
  }

  @Option(
      names = "--api-server-url",
      paramLabel = "URL",
      description = "Where other clusters reach this one.")
  void apiServerUrl(String url) {
    choices.add(options -> options.apiServerUrl(url));
  }

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "The certificate authority of that URL.")
  void caFile(Path file) {
    try {
      String pem = Files.readString(file);
      choices.add(options -> options.caPem(pem));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  @Option(
      names = "--liqo-namespace",
      paramLabel = "NAME",
      description = "The namespace of Liqo's objects; default liqo.")
  void liqoNamespace(String name) {
    choices.add(options -> options.liqoNamespace(name));
  }

  @Option(
      names = "--crds",
      paramLabel = "FOLDER",
      description = "Definitions to install instead of the simulator's own.")
  void crds(Path folder) {
    choices.add(options -> options.crdFolder(folder));
  }

  @Option(
      names = "--network-folder",
      paramLabel = "FOLDER",
      description =
          "Folder that replaces the network between gateways; connected clusters use the same one.")
  void networkFolder(Path folder) {
    choices.add(options -> options.networkFolder(folder));
  }

  @Option(
      names = "--lease",
      paramLabel = "SECONDS",
      description = "How long the lease of a virtual-kubelet that is gone stays valid.")
  void lease(long seconds) {
    choices.add(options -> options.leaseDuration(Duration.ofSeconds(seconds)));
  }

  @Option(
      names = "--ipam",
      arity = "1",
      paramLabel = "true|false",
      description = "Whether overlapping address ranges are remapped; default true.")
  void ipam(boolean remaps) {
    if (!remaps) choices.add(LiqoOptions::withoutIpam);
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulatedLiqoMain()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    var ended = new CountDownLatch(1);
    onTermination(ended);
    try (var client = RemoteClusters.open(kubeconfig);
        var liqo = SimulatedLiqo.start(client, options())) {
      Objects.requireNonNull(liqo);
      System.out.println("simulated Liqo " + clusterId + " is ready");
      ended.await();
    }
    return 0;
  }

  private LiqoOptions options() {
    var options = LiqoOptions.of(clusterId);
    for (var choice : choices) options = choice.apply(options);
    return options;
  }

  /** Lets the main thread close everything before the process ends. */
  private static void onTermination(CountDownLatch ended) {
    var main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitMain(main, ended)));
  }

  private static void awaitMain(Thread main, CountDownLatch ended) {
    ended.countDown();
    try {
      main.join(CLOSING_TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
