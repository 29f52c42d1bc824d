package dev.hawser.starter.options;

import picocli.CommandLine.Option;

/** The format of the result on standard output. */
public final class OutputFlags {
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
}
