package dev.hawser.conformance.recordings;

import dev.hawser.environment.SandboxCluster;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two simulated clusters that are set up like those of a recording, and what happens on them. */
final class RecordedClusters implements AutoCloseable {
  private final Map<String, SandboxCluster> clusters = new TreeMap<>();
  private final ClusterRecorder recorder = new ClusterRecorder();

  private RecordedClusters() {}

  /** Starts clusters with the networks and keys of the recorded ones. */
  static RecordedClusters like(Recording recording, Path folder) {
    var recorded = new RecordedClusters();
    var baseline = recording.before(0.001);
    for (String id : new String[] {"alpha", "beta"}) {
      var networks = new RecordedNetworks(baseline, id);
      var options =
          LiqoOptions.of(id)
              .podCidr(networks.ranges("pod-cidr").toArray(String[]::new))
              .serviceCidr(networks.ranges("service-cidr").get(0))
              .externalCidr(networks.ranges("external-cidr").get(0))
              .clusterLabels(Map.of("liqo.io/provider", "lab", "topology.liqo.io/region", id));
      if (recording.name().contains("without-ipam")) options = options.withoutIpam();
      var cluster = SandboxCluster.start(options, folder);
      if (networks.hasRsaKeys()) writeRsaKeys(new ClusterClient(cluster.client()));
      recorded.clusters.put(id, cluster);
      recorded.recorder.watch(id, cluster);
    }
    return recorded;
  }

  private static void writeRsaKeys(ClusterClient cluster) {
    var pair = rsaPair();
    var unused =
        cluster.edit(
            ObjectKind.SECRET,
            new ObjectRef("liqo", "authentication-keys"),
            secret ->
                secret
                    .set("data.privateKey", pem("PRIVATE KEY", pair.getPrivate().getEncoded()))
                    .set("data.publicKey", pem("PUBLIC KEY", pair.getPublic().getEncoded())));
  }

  private static KeyPair rsaPair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String type, byte[] der) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    var text = "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  ClusterRecorder recorder() {
    return recorder;
  }

  /** A client of one cluster. */
  ClusterClient of(String id) {
    return new ClusterClient(clusters.get(id).client());
  }

  /** The kubeconfigs of all clusters, in the order of their IDs. */
  List<Path> kubeconfigs() {
    return clusters.values().stream().map(SandboxCluster::kubeconfig).toList();
  }

  void pause(String id, LiqoComponent component) {
    clusters.get(id).liqo().faults().pause(component);
  }

  void resumeAll(LiqoComponent component) {
    clusters.values().forEach(each -> each.liqo().faults().resume(component));
  }

  @Override
  public void close() {
    clusters.values().forEach(SandboxCluster::close);
  }
}
