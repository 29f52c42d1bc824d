package dev.hawser.simulator.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cluster's simulated installation of Liqo.
 *
 * @param clusterId the Liqo cluster ID
 * @param liqoNamespace where Liqo is installed
 * @param podCidrs the address ranges of its pods
 * @param apiServerUrl the address for other clusters; if empty, the client's
 * @param caPem the certificate authority of that address; if empty, the client's
 * @param remapping whether an IPAM remaps overlapping ranges
 * @param version the version of the installation
 * @param defaultResources the resources for a slice that requests none
 * @param clusterLabels labels for the virtual nodes on other clusters
 * @param certificateTimeout how long an approved request may remain unsigned
 * @param leaseDuration how long the Lease of a virtual-kubelet that is gone is respected
 * @param crdFolder definitions to install instead of the simulator's own ones
 * @param networkFolder the folder that replaces the network between gateways; clusters that are to
 *     be connected share one
 */
public record LiqoOptions(
    String clusterId,
    String liqoNamespace,
    List<String> podCidrs,
    String serviceCidr,
    String externalCidr,
    String internalCidr,
    String apiServerUrl,
    String caPem,
    boolean remapping,
    String version,
    Map<String, String> defaultResources,
    Map<String, String> clusterLabels,
    Duration certificateTimeout,
    Duration leaseDuration,
    Optional<Path> crdFolder,
    Path networkFolder) {

  public LiqoOptions {
    podCidrs = List.copyOf(podCidrs);
    defaultResources = Map.copyOf(defaultResources);
    clusterLabels = Map.copyOf(clusterLabels);
  }

  /** The defaults of Liqo's Helm chart, v1.2.0. */
  public static LiqoOptions of(String clusterId) {
    return new LiqoOptions(
        clusterId,
        "liqo",
        List.of("10.10.0.0/16"),
        "10.11.0.0/16",
        "10.70.0.0/16",
        "10.80.0.0/16",
        "",
        "",
        true,
        "v1.2.0",
        Map.of("cpu", "4", "memory", "8Gi", "pods", "110", "ephemeral-storage", "20Gi"),
        Map.of(),
        Duration.ofSeconds(30),
        Duration.ofSeconds(15),
        Optional.empty(),
        Path.of(System.getProperty("java.io.tmpdir"), "hawser-sandbox-network"));
  }

  public LiqoOptions liqoNamespace(String namespace) {
    return with(namespace, podCidrs, serviceCidr, externalCidr, apiServerUrl, caPem, remapping);
  }

  public LiqoOptions podCidr(String... cidrs) {
    return with(
        liqoNamespace, List.of(cidrs), serviceCidr, externalCidr, apiServerUrl, caPem, remapping);
  }

  public LiqoOptions serviceCidr(String cidr) {
    return with(liqoNamespace, podCidrs, cidr, externalCidr, apiServerUrl, caPem, remapping);
  }

  public LiqoOptions externalCidr(String cidr) {
    return with(liqoNamespace, podCidrs, serviceCidr, cidr, apiServerUrl, caPem, remapping);
  }

  public LiqoOptions apiServerUrl(String url) {
    return with(liqoNamespace, podCidrs, serviceCidr, externalCidr, url, caPem, remapping);
  }

  public LiqoOptions caPem(String pem) {
    return with(liqoNamespace, podCidrs, serviceCidr, externalCidr, apiServerUrl, pem, remapping);
  }

  public LiqoOptions withoutIpam() {
    return with(liqoNamespace, podCidrs, serviceCidr, externalCidr, apiServerUrl, caPem, false);
  }

  public LiqoOptions version(String tag) {
    return with(tag, clusterLabels, certificateTimeout, leaseDuration, crdFolder, networkFolder);
  }

  public LiqoOptions clusterLabels(Map<String, String> labels) {
    return with(version, labels, certificateTimeout, leaseDuration, crdFolder, networkFolder);
  }

  public LiqoOptions certificateTimeout(Duration timeout) {
    return with(version, clusterLabels, timeout, leaseDuration, crdFolder, networkFolder);
  }

  public LiqoOptions leaseDuration(Duration duration) {
    return with(version, clusterLabels, certificateTimeout, duration, crdFolder, networkFolder);
  }

  public LiqoOptions crdFolder(Path folder) {
    return with(
        version,
        clusterLabels,
        certificateTimeout,
        leaseDuration,
        Optional.of(folder),
        networkFolder);
  }

  public LiqoOptions networkFolder(Path folder) {
    return with(version, clusterLabels, certificateTimeout, leaseDuration, crdFolder, folder);
  }

  private LiqoOptions with(
      String namespace,
      List<String> pods,
      String services,
      String external,
      String url,
      String ca,
      boolean remap) {
    return new LiqoOptions(
        clusterId,
        namespace,
        pods,
        services,
        external,
        internalCidr,
        url,
        ca,
        remap,
        version,
        defaultResources,
        clusterLabels,
        certificateTimeout,
        leaseDuration,
        crdFolder,
        networkFolder);
  }

  private LiqoOptions with(
      String tag,
      Map<String, String> labels,
      Duration signing,
      Duration lease,
      Optional<Path> crds,
      Path folder) {
    return new LiqoOptions(
        clusterId,
        liqoNamespace,
        podCidrs,
        serviceCidr,
        externalCidr,
        internalCidr,
        apiServerUrl,
        caPem,
        remapping,
        tag,
        defaultResources,
        labels,
        signing,
        lease,
        crds,
        folder);
  }
}
