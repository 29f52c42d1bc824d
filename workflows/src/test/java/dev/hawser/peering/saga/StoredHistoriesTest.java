package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The histories that are kept: complete, named, and of no particular machine. */
final class StoredHistoriesTest {
  private static final HistoryStore STORE = HistoryStore.KEPT;

  @TempDir private Path folder;

  static List<Path> files() throws IOException {
    return STORE.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldNameVersionAndShape(Path file) throws IOException {
    // when
    var history = StoredHistory.parse(Files.readString(file));

    // then
    assertThat(file.getParent()).hasFileName(history.version());
    assertThat(file).hasFileName(RunShape.valueOf(history.shape()).fileName());
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldShowTheShape(Path file) throws IOException {
    // given
    var history = StoredHistory.parse(Files.readString(file));

    // when
    var types = EventTypes.of(history);

    // then
    var marks = RunShape.valueOf(history.shape()).marks();
    assertThat(types).containsSubsequence(marks).endsWith(marks.getLast());
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveEveryShapeOfTheNewestVersion(RunShape shape) throws IOException {
    // when
    var newest = STORE.versions().getLast();

    // then
    assertThat(STORE.folder().resolve(newest).resolve(shape.fileName())).exists();
  }

  /** A snapshot is replaced by its release; a release brings its own. */
  @Test
  void shouldHaveVersionsThatUsersCanHave() throws IOException {
    // given
    String current = HawserVersion.current();

    // when
    var versions = STORE.versions();

    // then
    assertThat(versions)
        .allMatch(version -> HawserVersion.isReleased(version) || version.equals(current));
    if (HawserVersion.isReleased(current)) assertThat(versions).endsWith(current);
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldNameNoMachine(Path file) throws IOException {
    // given
    var history = StoredHistory.parse(Files.readString(file));

    // when
    var identities = values(history, "identity");
    var texts =
        Stream.concat(
            Stream.of(history.text()), values(history, "data").map(StoredHistoriesTest::decoded));

    // then
    assertThat(identities).isSubsetOf(RecordedEvents.IDENTITIES);
    assertThat(texts)
        .noneMatch(text -> text.matches("(?s).*(\\d@|/(home|root|tmp)/|stackTrace).*"));
  }

  @Test
  void shouldNotOverwriteAHistoryOfARelease() throws IOException {
    // given
    var store = new HistoryStore(folder);
    store.write(history("1.0.0", "first"), RunShape.PEERED);

    // when
    var writing =
        assertThatThrownBy(() -> store.write(history("1.0.0", "second"), RunShape.PEERED));

    // then
    writing.hasMessageContaining("peered.json belongs to a release and must not change");
    assertThat(store.files())
        .singleElement()
        .satisfies(file -> assertThat(Files.readString(file)).contains("first"));
  }

  @Test
  void shouldOverwriteAHistoryUntilItsRelease() throws IOException {
    // given
    var store = new HistoryStore(folder);
    store.write(history("1.0.0-SNAPSHOT", "first"), RunShape.PEERED);

    // when
    store.write(history("1.0.0-SNAPSHOT", "second"), RunShape.PEERED);

    // then
    assertThat(store.files())
        .singleElement()
        .satisfies(file -> assertThat(Files.readString(file)).contains("second"));
  }

  @Test
  void shouldKnowTheNewestVersion() throws IOException {
    // given
    var store = new HistoryStore(folder);
    for (String version : List.of("0.10.0", "0.9.0", "0.10.0-SNAPSHOT")) {
      store.write(history(version, "run"), RunShape.PEERED);
    }

    // when
    var versions = store.versions();

    // then
    assertThat(versions).containsExactly("0.9.0", "0.10.0-SNAPSHOT", "0.10.0");
  }

  private static StoredHistory history(String version, String run) {
    return new StoredHistory(version, RunShape.PEERED.name(), "workflow", run, List.of());
  }

  private static Stream<String> values(StoredHistory history, String field) {
    return history.events().stream()
        .flatMap(event -> event.findValues(field).stream())
        .map(JsonNode::asText);
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
