package dev.hawser.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command that the user typed, as a line to be typed again.
 *
 * @param words without the name of the program
 */
record TypedCommand(List<String> words) {
  private static final Pattern TOKEN = Pattern.compile("(--(?:remote-)?token)(=.*)?");
  private static final Pattern OF_CLUSTERS =
      Pattern.compile(
          "(?:-n|-s|--(?:remote-)?(?:kubeconfig|context|cluster|user|namespace|server"
              + "|tls-server-name|certificate-authority|token|client-certificate|client-key|as"
              + "|as-group))(=.*)?");
  private static final Pattern UNCHECKED = Pattern.compile("--(?:remote-)?insecure-.*");
  private static final String HIDDEN = "…";

  TypedCommand {
    words = List.copyOf(words);
  }

  /** The same command, without the tokens: the line stays on a screen or in a log. */
  String again() {
    return "hawser" + joined(withoutTokens(words));
  }

  /** The flags that name clusters and their kubeconfigs, as they are typed again. */
  String clusters() {
    var named = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      var flag = OF_CLUSTERS.matcher(words.get(i));
      if (UNCHECKED.matcher(words.get(i)).matches()) named.add(words.get(i));
      if (!flag.matches()) continue;
      named.add(words.get(i));
      if (flag.group(1) == null && i + 1 < words.size()) named.add(words.get(++i));
    }
    return joined(withoutTokens(named)).strip();
  }

  private static List<String> withoutTokens(List<String> words) {
    var shown = new ArrayList<String>();
    boolean isToken = false;
    for (String word : words) {
      var flag = TOKEN.matcher(word);
      boolean isFlag = flag.matches();
      boolean isAttached = isFlag && flag.group(2) != null;
      if (isToken) shown.add(HIDDEN);
      else shown.add(isAttached ? flag.group(1) + "=" + HIDDEN : word);
      isToken = isFlag && !isAttached && !isToken;
    }
    return shown;
  }

  private static String joined(List<String> words) {
    return words.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
  }

  /** As a shell reads it. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./…-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
