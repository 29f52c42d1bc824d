package dev.hawser.starter.options;

import dev.hawser.starter.outcome.CommandException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** Says what is wrong with a request in the words of the command line. */
public final class FlagNames {
  private static final Map<String, String> FLAGS = new LinkedHashMap<>();

  static {
    FLAGS.put("gateway.serviceType", "--gw-server-service-type");
    FLAGS.put("gateway.nodePort", "--gw-server-service-nodeport");
    FLAGS.put("gateway.loadBalancerIp", "--gw-server-service-loadbalancerip");
    FLAGS.put("gateway.clientPort", "--gw-client-port");
    FLAGS.put("gateway.port", "--gw-server-service-port");
    FLAGS.put("gateway.mtu", "--mtu");
    FLAGS.put("resources.quantities.(cpu|memory|pods)", "--$1");
    FLAGS.put("resources.quantities.([^ ]+) is", "--resource $1 is");
    FLAGS.put("\\bproxyUrl\\b", "--proxy-url");
    FLAGS.put("\\binBand\\b", "--in-band");
    FLAGS.put("\\bdeleteNamespaces\\b", "--delete-namespaces");
    FLAGS.put("leave modules out", "leave --only out");
    FLAGS.put("^timeout\\b", "--timeout");
    FLAGS.put("such as PT10M", "such as 10m");
  }

  private FlagNames() {}

  /**
   * Builds a request.
   *
   * @throws CommandException when it refuses its parts
   */
  public static <T> T translating(Supplier<T> request) {
    try {
      return request.get();
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(inFlags(String.valueOf(e.getMessage())));
    }
  }

  static String inFlags(String sentence) {
    String result = sentence;
    for (var entry : FLAGS.entrySet()) {
      String flag = entry.getValue().contains("$") ? entry.getValue() : quoted(entry.getValue());
      result = result.replaceAll(entry.getKey(), flag);
    }
    return result;
  }

  private static String quoted(String flag) {
    return Matcher.quoteReplacement(flag);
  }
}
