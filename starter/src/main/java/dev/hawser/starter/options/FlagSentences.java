package dev.hawser.starter.options;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run says of its request, with flags in place of the fields that it names. Runs are started
 * from code and from Temporal's UI too, so they name fields.
 */
public final class FlagSentences {
  /** Fields that are switched on; some are everyday words as well. */
  private static final Map<String, String> SWITCHES =
      Map.of(
          "evict", "--evict",
          "drain", "--drain",
          "repair", "--repair",
          "replaceGateway", "--replace-gateway",
          "allowVersionSkew", "--allow-version-skew",
          "takeOver", "--take-over",
          "requireReady", "--require-ready",
          "providerGone", "--provider-gone",
          "deleteNamespaces", "--delete-namespaces");

  private static final Pattern SET_SWITCH =
      Pattern.compile("\\bset (" + String.join("|", SWITCHES.keySet()) + ")\\b");
  private static final Pattern DIFFERENCE =
      Pattern.compile("(?<![-.\\w])([a-z]+(?:[A-Z][a-z]+)*) is (\\S+), requested ");
  private static final Pattern NAME = Pattern.compile("(?<![-.\\w])[a-z]+(?:\\.[a-z]+)*[A-Z]\\w*");

  /** Fields by their whole path and, as long as that is no everyday word, by their last part. */
  private static final Map<String, String> FLAGS = flags();

  private FlagSentences() {}

  private static Map<String, String> flags() {
    var flags = new HashMap<String, String>();
    for (String field : FlagNames.fields()) {
      flags.put(field, FlagNames.of(field));
      String last = field.substring(field.lastIndexOf('.') + 1);
      if (!last.equals(last.toLowerCase(Locale.ROOT))) flags.put(last, FlagNames.of(field));
    }
    return flags;
  }

  /** The sentence as the command line says it. */
  public static String of(String sentence) {
    String said =
        sentence
            .replace("set onFailure to Keep", "add --on-failure keep")
            .replace("set evict to false and leave out drain", "use --evict=false, not --drain");
    said = SET_SWITCH.matcher(said).replaceAll(it -> "add " + SWITCHES.get(it.group(1)));
    said = DIFFERENCE.matcher(said).replaceAll(it -> Matcher.quoteReplacement(difference(it)));
    return NAME.matcher(said).replaceAll(it -> FLAGS.getOrDefault(it.group(), it.group()));
  }

  private static String difference(MatchResult found) {
    String value = found.group(2).equals("null") ? "not set" : found.group(2);
    String flag = FLAGS.getOrDefault("gateway." + found.group(1), found.group(1));
    return flag + " is " + value + ", requested ";
  }
}
