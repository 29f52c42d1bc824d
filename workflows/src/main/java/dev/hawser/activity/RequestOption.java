package dev.hawser.activity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a request may ask for, and the policy of a cluster may forbid. */
public enum RequestOption {
  TAKE_OVER("takeOver"),
  REPLACE_GATEWAY("replaceGateway"),
  REPAIR("repair"),
  ALLOW_VERSION_SKEW("allowVersionSkew"),
  /** Also the proxy of an in-band peering: the receiver can't tell them apart. */
  PROXY_URL("proxyUrl", "leave out proxyUrl and inBand"),
  /** {@code onFailure: Keep}. */
  KEEP("keep", "leave out onFailure"),
  /** Also of an unpeer that drains. */
  EVICT("evict", "set evict to false and leave out drain"),
  DELETE_NAMESPACES("deleteNamespaces"),
  PROVIDER_GONE("providerGone"),
  /** The update that skips a stuck undo. */
  SKIP_ROLLBACK("skipRollback", "wait until it is done");

  private final String word;
  private final String alternative;

  RequestOption(String word) {
    this(word, "leave it out");
  }

  RequestOption(String word, String alternative) {
    this.word = word;
    this.alternative = alternative;
  }

  /** As a policy writes it. */
  public String word() {
    return word;
  }

  /** What a user does instead, as an imperative. */
  public String alternative() {
    return alternative;
  }

  /** The option with this word; empty if it is unknown. */
  public static Optional<RequestOption> of(String word) {
    return Arrays.stream(values()).filter(option -> option.word.equals(word)).findFirst();
  }

  /** All of them, as a policy writes them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(RequestOption::word).toList();
  }
}
