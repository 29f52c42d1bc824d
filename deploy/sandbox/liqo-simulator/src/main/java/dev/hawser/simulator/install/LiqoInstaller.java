package dev.hawser.simulator.install;

import dev.hawser.simulator.authenticationcontroller.ClusterKeys;
import dev.hawser.simulator.authenticationcontroller.PemText;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.FaultSwitches;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.SecretData;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;

/**
 * Creates the objects of a Liqo installation, without its processes.
 *
 * <p>It may be repeated: existing objects are left unchanged. Source of names and labels: {@code
 * deployments/liqo/templates} of Liqo v1.2.0.
 */
public final class LiqoInstaller {
  private final ControllerContext context;

  private LiqoInstaller(ControllerContext context) {
    this.context = context;
  }

  public static void install(KubernetesClient client, LiqoOptions options) {
    var faults = new FaultSwitches(options.remapping(), options.leaseDuration());
    new LiqoInstaller(new ControllerContext(new ClusterClient(client), options, faults)).install();
  }

  private void install() {
    var client = context.cluster().client();
    new Definitions(client).install(context.options().crdFolder());
    create(
        KubeObject.of(ObjectKind.NAMESPACE, ObjectRef.cluster(context.options().liqoNamespace())));
    for (KubeObject object : ManifestFiles.objects("liqo-objects.yaml", values())) {
      create(object);
    }
    networks();
    new ProxyAddress(context).publish();
    keys();
    node();
  }

  private void create(KubeObject object) {
    context.cluster().createIfAbsent(object);
  }

  private Map<String, String> values() {
    var options = context.options();
    return Map.of(
        "NAMESPACE", options.liqoNamespace(),
        "CLUSTER_ID", options.clusterId(),
        "VERSION", options.version(),
        "API_SERVER", options.apiServerUrl(),
        "PROXY_IP", ProxyAddress.in(options.serviceCidr()));
  }

  private void networks() {
    var options = context.options();
    var networks = new InstalledNetworks(context);
    int pods = 0;
    for (String cidr : options.podCidrs()) {
      networks.shared(pods == 0 ? "pod-cidr" : "pod-cidr-" + pods, "pod-cidr", cidr);
      pods++;
    }
    networks.shared("service-cidr", "service-cidr", options.serviceCidr());
    networks.own("external-cidr", options.externalCidr(), 1);
    networks.own("internal-cidr", options.internalCidr(), 0);
  }

  private void keys() {
    var ref = context.liqo(ClusterKeys.SECRET);
    if (context.cluster().get(ObjectKind.SECRET, ref).isEmpty()) {
      var pair = pair();
      create(
          KubeObject.of(ObjectKind.SECRET, ref)
              .set("type", "Opaque")
              .set(
                  "data.privateKey",
                  SecretData.encode(PemText.encode("PRIVATE KEY", pair.getPrivate().getEncoded())))
              .set(
                  "data.publicKey",
                  SecretData.encode(PemText.encode("PUBLIC KEY", pair.getPublic().getEncoded()))));
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no Ed25519", e);
    }
  }

  /** One node that hosts everything; there is no other machine. */
  private void node() {
    var ref = ObjectRef.cluster(context.nodeName());
    create(
        KubeObject.of(ObjectKind.NODE, ref)
            .withLabel("kubernetes.io/hostname", ref.name())
            .withLabel("kubernetes.io/os", "linux")
            .withLabel("kubernetes.io/arch", "amd64")
            .set("spec", Map.of()));
    var capacity = Map.of("cpu", "64", "memory", "256Gi", "pods", "110");
    context
        .cluster()
        .editStatus(
            ObjectKind.NODE,
            ref,
            node ->
                node.set("status.capacity", capacity)
                    .set("status.allocatable", capacity)
                    .set(
                        "status.addresses",
                        List.of(
                            Map.of("type", "InternalIP", "address", "198.51.100.11"),
                            Map.of("type", "Hostname", "address", ref.name())))
                    .set("status.conditions", List.of(Map.of("type", "Ready", "status", "True"))));
  }
}
