package dev.hawser.peering.payload;

import dev.hawser.activity.AllowedAddress;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.ValueSamples;
import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.Unpeer;
import dev.hawser.peering.UnpeerRequest;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One value, every field filled, of each record that runs and workers exchange. */
public final class PayloadSamples {
  private static final List<Class<?>> CONTRACT =
      List.of(
          Peer.class,
          Unpeer.class,
          Inspect.class,
          PairActivities.class,
          NetworkActivities.class,
          AuthenticationActivities.class,
          OffloadingActivities.class);

  /** Fields of the other cluster. */
  private static final Set<String> ELSEWHERE = Set.of("provider", "peer");

  /** Fields that not every text is valid for. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "tenantNamespace", "liqo-tenant-rome",
          "kubeconfigSecret", "kubeconfig-controlplane-milan",
          "apiServerProxy", "10.70.0.3",
          "apiServer", "https://milan.example:6443",
          "ca", ValueSamples.certificate("ca"),
          "signedCRT", ValueSamples.certificate("signedCRT"),
          "proxyUrl", "http://proxy.example:8118",
          "proxyURL", "http://proxy.example:8118",
          "plan", "3f2a9c1e");

  private static final Endpoint ENDPOINT =
      new Endpoint(List.of("gateway.example", "192.0.2.7"), 51840, "UDP");

  private static final Map<Class<?>, Object> WHOLE =
      Map.of(
          GatewayOptions.class,
          gateway(),
          Cidrs.class,
          new Cidrs(List.of("10.10.0.0/16"), List.of("10.70.0.0/16")),
          Endpoint.class,
          ENDPOINT,
          Nonce.class,
          ValueSamples.nonce("nonce"),
          GatewayKey.class,
          ValueSamples.gatewayKey("key"),
          GatewayServerEndpoint.class,
          new GatewayServerEndpoint(ENDPOINT, ValueSamples.gatewayKey("key").publicKey()),
          PeerPolicy.class,
          policy(),
          Proof.class,
          new Proof(
              ValueSamples.pem("PUBLIC KEY", "publicKey"),
              ValueSamples.pem("CERTIFICATE REQUEST", "csr"),
              "c2lnbmF0dXJl"));

  private PayloadSamples() {}

  /** The records that are arguments or answers of the contract, by name. */
  public static List<Class<?>> types() {
    var types = new TreeSet<Class<?>>(Comparator.comparing(Class::getSimpleName));
    for (var contract : CONTRACT) {
      for (Method method : contract.getMethods()) {
        Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
            .filter(Class::isRecord)
            .forEach(types::add);
      }
    }
    return List.copyOf(types);
  }

  /** What excludes something else is left out, such as one of two plans. */
  public static Object of(Class<?> type) {
    if (WHOLE.containsKey(type)) return WHOLE.get(type);
    if (type == UnpeerRequest.class) return unpeerRequest();
    if (type == InspectRequest.class) return InspectRequest.of((PeerRequest) of(PeerRequest.class));
    return value(type, type.getSimpleName());
  }

  private static Object value(Type type, String name) {
    if (type instanceof ParameterizedType generic) return collection(generic, name);
    var plain = (Class<?>) type;
    if (plain == ClusterId.class) return new ClusterId(ELSEWHERE.contains(name) ? "milan" : "rome");
    if (WHOLE.containsKey(plain)) return WHOLE.get(plain);
    if (plain == String.class) return TEXTS.getOrDefault(name, name);
    if (plain == Instant.class) return Instant.parse("2026-11-24T10:00:00Z");
    if (plain == Duration.class) return Duration.ofMinutes(5);
    if (plain == Boolean.class || plain == boolean.class) return true;
    if (plain == Integer.class || plain == int.class) return 1000;
    return plain.isEnum() ? plain.getEnumConstants()[0] : of(plain.getRecordComponents(), plain);
  }

  private static Object collection(ParameterizedType type, String name) {
    if (type.getRawType() == Map.class) return Map.of("cpu", "2");
    if (type.getRawType() == Set.class) return EnumSet.allOf(LiqoModule.class);
    return List.of(value(type.getActualTypeArguments()[0], name));
  }

  private static Object of(RecordComponent[] components, Class<?> type) {
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var values =
          Arrays.stream(components).map(it -> value(it.getGenericType(), it.getName())).toArray();
      var constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " has no sample", e);
    }
  }

  /** Without {@code providerGone}, which excludes a drain. */
  private static UnpeerRequest unpeerRequest() {
    return UnpeerRequest.builder(new ClusterId("rome"), new ClusterId("milan"))
        .modules(EnumSet.allOf(LiqoModule.class))
        .deleteNamespaces(true)
        .evict(true)
        .drain(true)
        .drainTimeout(Duration.ofMinutes(5))
        .timeout(Duration.ofMinutes(5))
        .takeOver(true)
        .actor("actor")
        .reason("reason")
        .plan("3f2a9c1e")
        .build();
  }

  private static PeerPolicy policy() {
    return new PeerPolicy(
        "ConfigMap liqo/hawser-policy",
        new ClusterId("milan"),
        null,
        List.of("any"),
        List.of("10.20.0.0/16"),
        List.of("10.99.0.0/16"),
        List.of(new AllowedAddress("gateway.example", List.of("51840"))),
        List.of(new AllowedAddress("*.example", List.of("any"))),
        Map.of("cpu", "16"),
        List.of("default"),
        List.of("LoadBalancer"),
        List.of("takeOver"));
  }

  /** Not every port goes with every type. */
  private static GatewayOptions gateway() {
    return new GatewayOptions(
        GatewayOptions.Location.CONSUMER,
        GatewayOptions.ServiceType.NODE_PORT,
        4000,
        30000,
        null,
        "gateway.example",
        4001,
        1400);
  }
}
