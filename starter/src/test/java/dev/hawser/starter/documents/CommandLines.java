package dev.hawser.starter.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The command lines of {@code hawser} in the code blocks of a document. */
public final class CommandLines {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```[a-z]*\n(.*?)^```|((?:^ {4}[^\n]*\n)+)");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ *(?:\\$ |- run: |if |! )*(hawser (?:[^\n]*\\\\\n)*[^\n]*)$");
  private static final Pattern WORD =
      Pattern.compile("\\s*(?:([|;&<>#])|((?:\"[^\"]*\"|'[^']*'|[^\\s\"';|&<>])+))");

  private CommandLines() {}

  /** Each as its words, without the program's name. What has an ellipsis is not a command line. */
  public static List<List<String>> of(String text) {
    return BLOCK
        .matcher(text)
        .results()
        .map(block -> block.group(1) == null ? block.group(2) : block.group(1))
        .flatMap(block -> COMMAND.matcher(block).results())
        .map(command -> command.group(1).replace("\\\n", " ").replaceAll("[0-9]>", ">"))
        .filter(command -> !command.contains("…"))
        .map(CommandLines::words)
        .toList();
  }

  /** Up to the end of the command, as a shell splits it; variables stay. */
  private static List<String> words(String command) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(command);
    while (matcher.lookingAt() && matcher.group(1) == null) {
      words.add(matcher.group(2).replaceAll("[\"']", ""));
      matcher.region(matcher.end(), command.length());
    }
    return words.subList(1, words.size());
  }
}
