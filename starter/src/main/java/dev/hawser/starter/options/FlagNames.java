package dev.hawser.starter.options;

import dev.hawser.activity.InvalidFieldException;
import dev.hawser.starter.outcome.CommandException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reports what is wrong with a request by the names of the flags, not of the fields. */
public final class FlagNames {
  private static final String QUANTITIES = "resources.quantities.";
  private static final Set<String> QUANTITIES_WITH_FLAG = Set.of("cpu", "memory", "pods");
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("gateway.serviceType", "--gw-server-service-type"),
          Map.entry("gateway.nodePort", "--gw-server-service-nodeport"),
          Map.entry("gateway.loadBalancerIp", "--gw-server-service-loadbalancerip"),
          Map.entry("gateway.clientPort", "--gw-client-port"),
          Map.entry("gateway.port", "--gw-server-service-port"),
          Map.entry("gateway.mtu", "--mtu"),
          Map.entry("gateway.clientAddress", "--gw-client-address"),
          Map.entry("proxyUrl", "--proxy-url"),
          Map.entry("gateway.serverLocation", "--gw-server-service-location"),
          Map.entry("requireReady", "--require-ready"),
          Map.entry("resources.createVirtualNode", "--create-virtual-node"),
          Map.entry("resources.sliceClass", "--resource-slice-class"),
          Map.entry("inBand", "--in-band"),
          Map.entry("deleteNamespaces", "--delete-namespaces"),
          Map.entry("replaceGateway", "--replace-gateway"),
          Map.entry("allowVersionSkew", "--allow-version-skew"),
          Map.entry("takeOver", "--take-over"),
          Map.entry("providerGone", "--provider-gone"),
          Map.entry("drain", "--drain"),
          Map.entry("drainTimeout", "--drain-timeout"),
          Map.entry("onFailure", "--on-failure"),
          Map.entry("modules", "--only"),
          Map.entry("plan", "--plan"),
          Map.entry("timeout", "--timeout"));

  private static final Pattern FLAG_IS_VALUE =
      Pattern.compile("(--[-a-z]+(?: [^ ]+)?) is (\"[^\"]*\"|\\S+): (.*)");

  private FlagNames() {}

  /**
   * Builds a request.
   *
   * @throws CommandException when the request contradicts itself
   */
  public static <T> T translating(Supplier<T> request) {
    try {
      return request.get();
    } catch (InvalidFieldException e) {
      throw CommandException.usage(asInvalidArgument(e.message(FlagNames::of)));
    }
  }

  /** A wrong value of one flag, in the words of the parser. */
  private static String asInvalidArgument(String sentence) {
    var value = FLAG_IS_VALUE.matcher(sentence);
    if (!value.matches()) return sentence;
    String quoted = value.group(2).startsWith("\"") ? value.group(2) : '"' + value.group(2) + '"';
    return "invalid argument " + quoted + " for " + value.group(1) + ": " + value.group(3);
  }

  /** Fields that have a flag. */
  static Set<String> fields() {
    return FLAGS.keySet();
  }

  /** The flag that fills a field of a request; the field itself where there is none. */
  static String of(String field) {
    if (!field.startsWith(QUANTITIES)) return FLAGS.getOrDefault(field, field);
    String resource = field.substring(QUANTITIES.length());
    return (QUANTITIES_WITH_FLAG.contains(resource) ? "--" : "--resource ") + resource;
  }
}
