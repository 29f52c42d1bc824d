package dev.hawser.liqo.policy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The policy in a file, read whenever it is asked for. */
public record PolicyFile(Path path) {
  /**
   * The policy as it is now.
   *
   * @throws PolicyException if the file can't be read, or is no policy
   */
  public Policy read() throws PolicyException {
    try {
      return PolicyReader.read(source(), Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PolicyException(source() + " can't be read: " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException absent -> "there is no such file";
      case AccessDeniedException denied -> "the worker has no permission";
      case CharacterCodingException text -> "it is not UTF-8 text";
      default -> String.valueOf(e.getMessage());
    };
  }

  String source() {
    return path.toString();
  }
}
