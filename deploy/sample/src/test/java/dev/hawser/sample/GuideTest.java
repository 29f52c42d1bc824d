package dev.hawser.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide shows the client that is compiled and tested here. */
final class GuideTest {
  private static final Path SOURCE = Path.of("src/main/java/dev/hawser/sample/PeeringClient.java");

  @Test
  void shouldShowTheWholeClient() throws IOException {
    // given
    String source = Files.readString(SOURCE);

    // when
    String guide = Files.readString(Path.of("../../docs/guides/java.md"));

    // then
    assertThat(guide).contains("```java\n" + source + "```\n");
  }

  @Test
  void shouldNameTheCurrentVersion() throws IOException {
    // given
    String version = "<version>0.1.0-SNAPSHOT</version>";

    // when
    String pom = Files.readString(Path.of("pom.xml"));
    String guide = Files.readString(Path.of("../../docs/guides/java.md"));

    // then
    assertThat(pom).contains(version);
    assertThat(guide).contains(version);
  }
}
