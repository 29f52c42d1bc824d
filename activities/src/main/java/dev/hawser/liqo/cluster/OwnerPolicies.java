package dev.hawser.liqo.cluster;

import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.policy.Policy;
import dev.hawser.liqo.policy.PolicyException;
import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.liqo.policy.PolicyReader;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a cluster's owner: one in a file beside the worker, one in a ConfigMap of the
 * cluster. They are read whenever an activity begins, a ConfigMap that can be used at most every
 * few seconds: one that was mended counts at once.
 */
public final class OwnerPolicies {
  /** Name of the ConfigMap in Liqo's namespace. */
  public static final String CONFIG_MAP = "hawser-policy";

  /** Its only key. */
  public static final String KEY = "policy.yaml";

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final @Nullable PolicyFile file;
  private final String liqoNamespace;
  private @Nullable Reading reading;

  OwnerPolicies(@Nullable PolicyFile file, String liqoNamespace) {
    this.file = file;
    this.liqoNamespace = liqoNamespace;
  }

  /** What the ConfigMap held at that time. */
  private record Reading(long nanoTime, Optional<Policy> policy) {
    boolean isFresh() {
      return System.nanoTime() - nanoTime < FRESH.toNanos();
    }
  }

  /**
   * All that exist now; a run must be allowed by each of them.
   *
   * @throws PolicyException if one can't be used
   */
  List<Policy> read(KubeApi api) throws PolicyException {
    var policies = new ArrayList<Policy>();
    if (file != null) policies.add(file.read());
    configMap(api).ifPresent(policies::add);
    return policies;
  }

  private Optional<Policy> configMap(KubeApi api) throws PolicyException {
    var known = last();
    if (known != null && known.isFresh()) return known.policy();
    var now = new Reading(System.nanoTime(), readConfigMap(api));
    keep(now);
    return now.policy();
  }

  private synchronized @Nullable Reading last() {
    return reading;
  }

  private synchronized void keep(Reading now) {
    reading = now;
  }

  /** It is listed by its name, because a worker may list ConfigMaps in any case. */
  private Optional<Policy> readConfigMap(KubeApi api) throws PolicyException {
    var found =
        api.tryList(Kind.CONFIG_MAP, liqoNamespace, Map.of(), Map.of("metadata.name", CONFIG_MAP));
    if (found.isUnknown()) throw new PolicyException(source() + " can't be read: " + forbidden());
    if (found.value().isEmpty()) return Optional.empty();
    return Optional.of(policy(Fields.textsByName(found.value().getFirst(), "data")));
  }

  private Policy policy(Map<String, String> data) throws PolicyException {
    String text = data.get(KEY);
    if (text == null || data.size() > 1) {
      throw new PolicyException(source() + " must have exactly one key, " + KEY);
    }
    return PolicyReader.read(source(), text);
  }

  private String forbidden() {
    return "the worker may not list configmaps in namespace " + liqoNamespace;
  }

  private String source() {
    return "ConfigMap " + liqoNamespace + "/" + CONFIG_MAP;
  }
}
