package dev.hawser.liqo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** What some files contain at one moment, as a digest: they hold keys and tokens. */
record FileContents(String digest) {
  /** A file that can't be read counts as another content. */
  static FileContents of(Collection<Path> files) {
    var digest = sha256();
    for (var file : new TreeSet<>(files)) {
      digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
      digest.update(contents(file));
    }
    return new FileContents(HexFormat.of().formatHex(digest.digest()));
  }

  private static byte[] contents(Path file) {
    try {
      var contents = sha256();
      contents.update(Files.readAllBytes(file));
      return contents.digest();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
