package dev.hawser.starter.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The repository's documents, and those parts of them that are made from the code. */
public final class Documents {
  private static final String WRITE = "documents";
  private static final Path ROOT = root();

  private Documents() {}

  /** The file at this path from the root of the repository. */
  public static Path path(String file) {
    return ROOT.resolve(file);
  }

  /** Its text. */
  public static String text(String file) {
    return text(path(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All Markdown files, as paths from the root. */
  public static List<String> markdown() {
    var found = new ArrayList<String>();
    try {
      Files.walkFileTree(ROOT, new MarkdownFiles(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  /**
   * Requires that the document has this text between its markers {@code <!-- from the code: NAME
   * -->} and {@code <!-- end -->}. With {@code -Ddocuments=write} it writes it there.
   */
  public static synchronized void requirePart(String document, String name, String expected) {
    String text = text(document);
    String marker = "<!-- from the code: " + name + " -->\n";
    int from = text.indexOf(marker) + marker.length();
    int to = text.indexOf("<!-- end -->", from);
    if (from < marker.length() || to < 0) {
      throw new AssertionError(document + " has no part " + name);
    }
    require(document, text.substring(0, from) + expected + "\n" + text.substring(to));
  }

  /** Requires that the whole file is this text. With {@code -Ddocuments=write} it writes it. */
  public static synchronized void require(String file, String expected) {
    if ("write".equals(System.getProperty(WRITE))) write(path(file), expected);
    if (Files.exists(path(file)) && text(file).equals(expected)) return;
    throw new AssertionError(
        file + " is not what the code says: deploy/dev documents writes it\n" + expected);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), folder -> folder != null, folder -> folder.getParent())
        .filter(folder -> Files.exists(folder.resolve("docs/failures.md")))
        .findFirst()
        .orElseThrow();
  }

  private static final class MarkdownFiles extends SimpleFileVisitor<Path> {
    private final List<String> found;

    MarkdownFiles(List<String> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.getFileName().toString();
      boolean skipped = !folder.equals(ROOT) && (name.startsWith(".") || name.equals("target"));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".md")) found.add(ROOT.relativize(file).toString());
      return FileVisitResult.CONTINUE;
    }
  }
}
