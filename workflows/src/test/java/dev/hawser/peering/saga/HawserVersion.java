package dev.hawser.peering.saga;

import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** The version of this working copy. */
final class HawserVersion {
  private HawserVersion() {}

  /** That of the parent project, the first one in the file. */
  static String current() {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      var versions = builder.parse("pom.xml").getElementsByTagName("version");
      return versions.item(0).getTextContent().strip();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("can't read the version in pom.xml", e);
    }
  }

  /** Whether users can have runs of that version. */
  static boolean isReleased(String version) {
    return !version.endsWith("-SNAPSHOT");
  }
}
