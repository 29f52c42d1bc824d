package dev.hawser.liqo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Why a kubeconfig can't be used, in one sentence, without anything of what is in it. */
final class KubeconfigFault {
  private KubeconfigFault() {}

  /**
   * Checks that there is something to read.
   *
   * @throws IllegalArgumentException if there is not
   */
  static void requireReadable(Path file) {
    if (!Files.exists(file)) throw of(file, "does not exist");
    if (Files.isDirectory(file)) throw of(file, "is a folder: name a file in it");
    if (!Files.isReadable(file)) throw of(file, "can't be read: check its permissions");
    if (isEmpty(file)) throw of(file, "is empty");
  }

  /** A file that is no kubeconfig. */
  static IllegalArgumentException invalid(Path file, Throwable cause) {
    String where = brokenLine(file).map(line -> ": line " + line + " is not valid YAML").orElse("");
    return new IllegalArgumentException(
        "kubeconfig " + file + " is not a valid kubeconfig" + where, cause);
  }

  private static Optional<Integer> brokenLine(Path file) {
    try (var text = Files.newBufferedReader(file)) {
      new Yaml().compose(text);
      return Optional.empty();
    } catch (MarkedYAMLException e) {
      return Optional.ofNullable(e.getProblemMark()).map(mark -> mark.getLine() + 1);
    } catch (IOException | YAMLException e) {
      return Optional.empty();
    }
  }

  private static boolean isEmpty(Path file) {
    try {
      return Files.readString(file).isBlank();
    } catch (IOException unreadable) {
      return false; // reading it as a kubeconfig says why
    }
  }

  private static IllegalArgumentException of(Path file, String fault) {
    return new IllegalArgumentException("kubeconfig " + file + " " + fault);
  }
}
