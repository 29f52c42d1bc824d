package dev.hawser.starter.completion;

import dev.hawser.starter.options.EnumConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The shells that have a completion script. */
public enum Shell {
  BASH("bash-completion/completions", "hawser"),
  ZSH("zsh/site-functions", "_hawser"),
  FISH("fish/vendor_completions.d", "hawser.fish"),
  POWERSHELL("powershell", "hawser.ps1");

  private final String folder;
  private final String file;

  Shell(String folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the shell looks for it, below a folder named share. */
  public String folder() {
    return folder;
  }

  /** The name of the file in which the shell looks for it. */
  public String file() {
    return file;
  }

  /** The script. It asks {@code hawser __complete} for each word. */
  public String script() {
    try (var script = Shell.class.getResourceAsStream("hawser." + word())) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a shell by its word. */
  public static final class Words extends EnumConverter<Shell> {
    Words() {
      super(Shell.values(), Shell::word);
    }
  }
}
