package dev.hawser.starter.options;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The format of the result on standard output. */
public final class OutputFlags {
  private static final Pattern ATTACHED = Pattern.compile("(?:--output=|-o=?)(.+)");

  /** The formats of {@code -o}. */
  public enum Format {
    TEXT,
    JSON,
    YAML
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = EnumConverter.OutputFormat.class,
      description = "Output format: text, json or yaml (default text)")
  private Format format = Format.TEXT;

  /** The format that was requested. */
  public Format format() {
    return format;
  }

  /**
   * The format that a command line asks for, which the parser may not have understood; text when
   * none, or an unknown one.
   */
  public static Format requested(List<String> arguments) {
    for (int i = arguments.size() - 1; i >= 0; i--) {
      var attached = ATTACHED.matcher(arguments.get(i));
      if (attached.matches()) return read(attached.group(1));
      boolean isFlag = arguments.get(i).equals("-o") || arguments.get(i).equals("--output");
      if (isFlag && i + 1 < arguments.size()) return read(arguments.get(i + 1));
    }
    return Format.TEXT;
  }

  private static Format read(String word) {
    return Arrays.stream(Format.values())
        .filter(known -> known.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(Format.TEXT);
  }
}
