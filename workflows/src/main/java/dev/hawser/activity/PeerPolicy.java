package dev.hawser.activity;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a cluster allows of one peer in one role. A run plans by it, and the cluster's
 * worker checks it again where something would be written. What a list does not name is refused;
 * {@link #ANY} in a list allows everything. Each check returns a clause with the rule and what to
 * do, or nothing if the value is allowed.
 *
 * @param source where the policy is, for people
 * @param peer the other cluster
 * @param refusal why nothing is allowed at all, as such a clause; null if the peer is named
 * @param identityKeys fingerprints of the key with which the peer proves its identity
 * @param networks that have to contain those of the peer
 * @param reservedCidrs that no network of the peer may overlap
 * @param endpoints where the peer's gateway may be
 * @param apiServers where the peer's API server may be
 * @param resources the most that may be requested, by the resource's name; {@code any} as a name
 *     stands for all others
 * @param sliceClasses classes of a ResourceSlice
 * @param gatewayServiceTypes how this cluster's gateway server may be exposed
 * @param forbiddenOptions words of {@link RequestOption}
 */
public record PeerPolicy(
    String source,
    ClusterId peer,
    @Nullable String refusal,
    List<String> identityKeys,
    List<String> networks,
    List<String> reservedCidrs,
    List<AllowedAddress> endpoints,
    List<AllowedAddress> apiServers,
    Map<String, String> resources,
    List<String> sliceClasses,
    List<String> gatewayServiceTypes,
    List<String> forbiddenOptions) {
  /** In a list: everything. */
  public static final String ANY = "any";

  private static final int MOST = 256;
  private static final int HTTPS = 443;

  public PeerPolicy {
    source = PlainText.of(ValueRules.present("policy.source", source), PlainText.WORDS);
    ValueRules.present("policy.peer", peer);
    refusal = PlainText.ofCluster(refusal);
    identityKeys = copy("policy.identityKeys", identityKeys);
    networks = copy("policy.networks", networks);
    networks.stream().filter(network -> !ANY.equals(network)).forEach(Cidr::parse);
    reservedCidrs = copy("policy.reservedCidrs", reservedCidrs);
    reservedCidrs.forEach(Cidr::parse);
    endpoints = copy("policy.endpoints", endpoints);
    apiServers = copy("policy.apiServers", apiServers);
    ValueRules.bounded(
        "policy.resources", ValueRules.present("policy.resources", resources).keySet(), MOST);
    resources.values().stream().filter(most -> !ANY.equals(most)).forEach(Quantity::parse);
    resources = Collections.unmodifiableMap(new TreeMap<>(resources));
    sliceClasses = copy("policy.sliceClasses", sliceClasses);
    gatewayServiceTypes = copy("policy.gatewayServiceTypes", gatewayServiceTypes);
    forbiddenOptions = copy("policy.forbiddenOptions", forbiddenOptions);
  }

  private static <T> List<T> copy(String field, List<T> values) {
    ValueRules.bounded(field, ValueRules.present(field, values), MOST);
    return List.copyOf(values);
  }

  /** One that allows nothing, for this reason. */
  public static PeerPolicy refusing(String source, ClusterId peer, String refusal) {
    return new PeerPolicy(
        source, peer, refusal, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(),
        List.of(), List.of(), List.of());
  }

  /** The whole sentence about what a check returned. */
  public String sentence(ClusterId cluster, String clause) {
    return sentence(cluster, source, clause);
  }

  /** The same about a rule that is not about a peer. */
  public static String sentence(ClusterId cluster, String source, String clause) {
    return "%s forbids this by its policy (%s): %s".formatted(cluster, source, clause);
  }

  /** The key with which the peer proves its identity. */
  public Optional<String> refusesIdentityKey(String fingerprint) {
    return allow("identityKeys", identityKeys, fingerprint::equals, fingerprint);
  }

  /** The peer's networks, as it has them. */
  public Optional<String> refusesNetworks(Cidrs real) {
    return all(real).stream()
        .filter(network -> !isAllowed(networks, range -> contains(range, network)))
        .findFirst()
        .map(network -> notNamed("networks", network))
        .or(() -> refusesReserved(real));
  }

  /** The peer's networks, as it has them or as this cluster sees them. */
  public Optional<String> refusesReserved(Cidrs seen) {
    for (String network : all(seen)) {
      for (String reserved : reservedCidrs) {
        if (!Cidr.parse(reserved).overlaps(Cidr.parse(network))) continue;
        return Optional.of(
            "reservedCidrs has %s, which network %s of %s overlaps: change one of the two"
                .formatted(reserved, network, peer));
      }
    }
    return Optional.empty();
  }

  private static List<String> all(Cidrs networks) {
    var all = new ArrayList<>(networks.pod());
    all.addAll(networks.external());
    return all;
  }

  private static boolean contains(String range, String network) {
    return Cidr.parse(range).contains(Cidr.parse(network));
  }

  /** Where the peer's gateway is. */
  public Optional<String> refusesEndpoint(Endpoint endpoint) {
    return endpoint.addresses().stream()
        .filter(host -> !isAllowed(endpoints, host, endpoint.port()))
        .findFirst()
        .map(host -> notNamed("endpoints", host + " port " + endpoint.port()));
  }

  /** A part of it that a request determines, before the endpoint is known. */
  public Optional<String> refusesDialling(@Nullable String host, @Nullable Integer port) {
    boolean allowed =
        endpoints.stream()
            .anyMatch(
                entry ->
                    (host == null || entry.allowsHost(host))
                        && (port == null || entry.allowsPort(port)));
    if (allowed) return Optional.empty();
    String where = host == null ? "any address" : host;
    return Optional.of(notNamed("endpoints", port == null ? where : where + " port " + port));
  }

  /** The URL of the peer's API server. */
  public Optional<String> refusesApiServer(String url) {
    var parts = URI.create(url);
    String host = parts.getHost().replaceAll("[\\[\\]]", "");
    int port = parts.getPort() < 0 ? HTTPS : parts.getPort();
    return isAllowed(apiServers, host, port)
        ? Optional.empty()
        : Optional.of(notNamed("apiServers", host + " port " + port));
  }

  /** Before it is known: whether none at all is allowed. */
  public Optional<String> refusesEveryApiServer() {
    return apiServers.isEmpty()
        ? Optional.of(notNamed("apiServers", "any API server"))
        : Optional.empty();
  }

  private static boolean isAllowed(List<AllowedAddress> allowed, String host, int port) {
    return allowed.stream().anyMatch(entry -> entry.allows(host, port));
  }

  /** Class and amounts of a slice. What is not requested is the provider's default. */
  public Optional<String> refusesResources(ResourceOptions options) {
    String sliceClass = options.classOrDefault();
    return allow("sliceClasses", sliceClasses, sliceClass::equals, sliceClass)
        .or(
            () ->
                options.requested().entrySet().stream()
                    .flatMap(asked -> refusesAmount(asked.getKey(), asked.getValue()).stream())
                    .findFirst());
  }

  private Optional<String> refusesAmount(String name, String asked) {
    String most = resources.getOrDefault(name, resources.get(ANY));
    if (most == null) return Optional.of(notNamed("resources", name));
    if (ANY.equals(most)) return Optional.empty();
    boolean fits = Quantity.parse(asked).amount().compareTo(Quantity.parse(most).amount()) <= 0;
    return fits
        ? Optional.empty()
        : Optional.of(
            "%s allows %s of %s, and not %s: request less, or ask the cluster's owner"
                .formatted(rule("resources"), most, name, asked));
  }

  /** How this cluster's gateway server is exposed, in Kubernetes' word. */
  public Optional<String> refusesServiceType(String type) {
    return allow("gatewayServiceTypes", gatewayServiceTypes, type::equals, type);
  }

  /** An option of the request. */
  public Optional<String> refusesOption(RequestOption option) {
    return forbiddenOptions.contains(option.word())
        ? Optional.of(
            "forbiddenOptions has %s: %s, or ask the cluster's owner"
                .formatted(option.word(), option.alternative()))
        : Optional.empty();
  }

  private Optional<String> allow(
      String rule, List<String> allowed, Predicate<String> isValue, String value) {
    return isAllowed(allowed, isValue) ? Optional.empty() : Optional.of(notNamed(rule, value));
  }

  private static boolean isAllowed(Collection<String> allowed, Predicate<String> isValue) {
    return allowed.stream().anyMatch(entry -> ANY.equals(entry) || isValue.test(entry));
  }

  private String notNamed(String rule, String value) {
    return "%s does not name %s: ask the cluster's owner to add it".formatted(rule(rule), value);
  }

  private String rule(String name) {
    return "peers[" + peer + "]." + name;
  }
}
