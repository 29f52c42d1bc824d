import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Checks ({@code check}) or mends ({@code apply}) the layout of every Java source below a folder.
 */
class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    var root = Path.of(args[1]);
    var wrong = new ArrayList<Path>();
    try (var files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Format::isSource)::iterator) {
        String text = Files.readString(file);
        if (text.contains("\n// Layout by hand:")) continue;
        String formatted =
            new Formatter()
                .formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(text));
        if (!formatted.equals(text)) {
          wrong.add(root.relativize(file));
          if (apply) Files.writeString(file, formatted);
        }
      }
    }
    wrong.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
    if (!wrong.isEmpty() && !apply) {
      System.out.println("Run: ./mvnw -N validate -Dformat=apply");
      System.exit(1);
    }
  }

  private static boolean isSource(Path file) {
    String path = file.toString();
    return path.endsWith(".java") && !path.contains("/target/") && !path.contains("/.lab/");
  }
}
