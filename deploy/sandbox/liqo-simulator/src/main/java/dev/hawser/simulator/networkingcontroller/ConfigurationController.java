package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps the other cluster's ranges into this one and says when that is done.
 *
 * <p>Source: {@code
 * pkg/liqo-controller-manager/networking/external-network/configuration/configuration_controller.go}
 * of Liqo v1.2.0.
 */
public final class ConfigurationController implements Reconciler {
  private static final List<String> TYPES = List.of("pod", "external");

  private final ControllerContext context;

  public ConfigurationController(ControllerContext context) {
    this.context = context;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.CONFIGURATION);
    watches.on(ObjectKind.NETWORK, network -> network.owner(ObjectKind.CONFIGURATION).stream());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = context.cluster().get(ObjectKind.CONFIGURATION, ref);
    if (found.isEmpty() || found.get().isDeleting()) {
      return ReconcileResult.done();
    }
    if (found.get().get("spec.local").isEmpty()) {
      context.cluster().edit(ObjectKind.CONFIGURATION, ref, this::fillLocal);
    } else {
      apply(found.get());
    }
    return ReconcileResult.done();
  }

  private void fillLocal(KubeObject configuration) {
    configuration
        .set("spec.local.cidr.external", ownRanges("external-cidr"))
        .set("spec.local.cidr.pod", ownRanges("pod-cidr"));
  }

  private List<String> ownRanges(String type) {
    return context
        .cluster()
        .listIn(
            ObjectKind.NETWORK,
            context.options().liqoNamespace(),
            Map.of(LiqoLabels.NETWORK_TYPE, type))
        .stream()
        .map(ConfigurationController::mapped)
        .toList();
  }

  private static String mapped(KubeObject network) {
    var cidr = network.text("status.cidr");
    if (cidr.isEmpty()) {
      throw new RequeueException(network + " has no range yet");
    }
    return cidr;
  }

  private void apply(KubeObject configuration) {
    var wanted = networks(configuration);
    var present = owned(configuration);
    var stale = present.keySet().stream().filter(name -> !wanted.containsKey(name)).toList();
    stale.forEach(
        name ->
            context
                .cluster()
                .delete(ObjectKind.NETWORK, new ObjectRef(configuration.namespace(), name)));
    // Replacements wait until the ranges of their predecessors are free.
    if (stale.isEmpty()) {
      wanted.forEach(
          (name, network) -> {
            if (!present.containsKey(name)) {
              context.cluster().createIfAbsent(network);
            }
          });
    }
    publish(configuration, stale.isEmpty() ? present : Map.of());
  }

  private Map<String, KubeObject> networks(KubeObject configuration) {
    var networks = new LinkedHashMap<String, KubeObject>();
    for (String type : TYPES) {
      for (Object cidr : configuration.list("spec.remote.cidr." + type)) {
        var network = network(configuration, type, cidr.toString());
        networks.put(network.name(), network);
      }
    }
    return networks;
  }

  private static KubeObject network(KubeObject configuration, String type, String cidr) {
    return KubeObject.of(
            ObjectKind.NETWORK,
            new ObjectRef(configuration.namespace(), name(configuration, type, cidr)))
        .withLabel(LiqoLabels.CIDR_TYPE, type)
        .withLabel(LiqoLabels.MANAGED, "true")
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, configuration.label(LiqoLabels.REMOTE_CLUSTER_ID))
        .ownedBy(configuration, OwnerReferences.BLOCKING_CONTROLLER)
        .set("spec", Map.of("cidr", cidr, "preAllocated", 0));
  }

  private static String name(KubeObject configuration, String type, String cidr) {
    return configuration.name() + "-" + type + "-" + cidr.replace('.', '-').replace('/', '-');
  }

  private Map<String, KubeObject> owned(KubeObject configuration) {
    var labels =
        Map.of(LiqoLabels.REMOTE_CLUSTER_ID, configuration.label(LiqoLabels.REMOTE_CLUSTER_ID));
    return context.cluster().listIn(ObjectKind.NETWORK, configuration.namespace(), labels).stream()
        .filter(network -> network.labels().containsKey(LiqoLabels.CIDR_TYPE))
        .filter(network -> network.owner(ObjectKind.CONFIGURATION).isPresent())
        .collect(Collectors.toMap(KubeObject::name, network -> network));
  }

  /** Partly mapped ranges are not shown: Liqo's own schema would reject the empty entries. */
  private void publish(KubeObject configuration, Map<String, KubeObject> present) {
    var mapped = new LinkedHashMap<String, List<String>>();
    for (String type : TYPES) {
      var ranges = new ArrayList<String>();
      for (Object cidr : configuration.list("spec.remote.cidr." + type)) {
        var network = present.get(name(configuration, type, cidr.toString()));
        var range = network == null ? "" : network.text("status.cidr");
        if (range.isEmpty()) {
          waiting(configuration);
          return;
        }
        ranges.add(range);
      }
      mapped.put(type, ranges);
    }
    write(configuration, mapped);
  }

  private void write(KubeObject configuration, Map<String, List<String>> mapped) {
    context
        .cluster()
        .editStatus(
            ObjectKind.CONFIGURATION,
            configuration.ref(),
            object -> {
              object.set("status.remote.cidr", mapped);
              condition(object, "True", "NetworkCIDRsConfigured", configuration.generation());
            });
  }

  private void waiting(KubeObject configuration) {
    if (configuration.get("status.remote").isEmpty()) {
      return;
    }
    context
        .cluster()
        .editStatus(
            ObjectKind.CONFIGURATION,
            configuration.ref(),
            object -> condition(object, "False", "WaitingForNetworks", configuration.generation()));
  }

  private static void condition(KubeObject object, String status, String reason, long generation) {
    var messages =
        Map.of(
            "NetworkCIDRsConfigured", "All network CIDRs are configured",
            "WaitingForNetworks", "Some networks have no CIDR yet");
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", "NetworkCIDRsConfigured");
    fields.put("status", status);
    fields.put("reason", reason);
    fields.put("message", messages.getOrDefault(reason, ""));
    fields.put("observedGeneration", generation);
    object.set(
        "status.conditions",
        Conditions.put(object.list("status.conditions"), fields, Set.of("status")));
  }
}
