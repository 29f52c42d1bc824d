package dev.hawser.starter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.connection.EngineFolder;
import dev.hawser.connection.EngineState;
import dev.hawser.starter.outcome.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The life of the user's Temporal server, with a program that only pretends to be one. */
@Timeout(60)
class EngineTest {
  @TempDir private Path folder;
  private FakeTemporalProgram program;

  @AfterEach
  void stopWhatRuns() {
    if (program != null) engine().stop();
  }

  @Test
  void shouldStartItWithADatabaseOfTheUser() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);

    // when
    var state = engine().start().state();

    // then
    var database = folder.resolve("home/.local/state/hawser/engine/temporal.db");
    assertThat(state.database()).isEqualTo(database);
    assertThat(state.version()).isEqualTo("temporal version 1.2.3");
    awaitFile(program.folder().resolve("starts"));
    assertThat(program.startedWith())
        .containsExactly(
            "server start-dev --ip 127.0.0.1 --port "
                + port(state.address())
                + " --ui-port "
                + port(state.ui())
                + " --db-filename "
                + database
                + " --log-level warn");
  }

  @Test
  void shouldKeepItsFilesToTheUser() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);
    Files.createDirectories(program.state().path());

    // when
    engine().start();

    // then
    assertThat(Files.getPosixFilePermissions(program.state().path()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void shouldShareOneServerAmongCommands() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);
    var first = engine().start();

    // when
    var second = engine().start();

    // then
    assertThat(second.started()).isFalse();
    assertThat(second.state()).isEqualTo(first.state());
    assertThat(Engine.running(program.environment())).contains(first.state());
  }

  @Test
  void shouldStartOneServerForTwoCommandsAtOnce() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);
    var other = CompletableFuture.supplyAsync(() -> engine().start());

    // when
    var one = engine().start();

    // then
    assertThat(other.get(30, TimeUnit.SECONDS).state()).isEqualTo(one.state());
    assertThat(other.get().started()).isNotEqualTo(one.started());
  }

  @Test
  void shouldStopItAndKeepTheDatabase() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);
    var state = engine().start().state();
    Files.writeString(state.database(), "runs");

    // when
    var stopped = engine().stop();

    // then
    assertThat(stopped).contains(state);
    assertThat(state.process()).isEmpty();
    assertThat(Engine.running(program.environment())).isEmpty();
    assertThat(state.database()).hasContent("runs");
  }

  @Test
  void shouldHaveNothingToStopWhenNoneRuns() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);

    // when
    var stopped = engine().stop();

    // then
    assertThat(stopped).isEmpty();
  }

  @Test
  void shouldNotTakeAnotherProcessForTheServer() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);
    var own = ProcessHandle.current();
    var began = own.info().startInstant().orElseThrow();
    writeState(own.pid(), began.minus(Duration.ofMinutes(1)));

    // when
    var running = Engine.running(program.environment());

    // then
    assertThat(running).isEmpty();
  }

  @Test
  void shouldStartANewServerWhenTheLastOneHasDied() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);
    writeState(99_999_999, Instant.now());

    // when
    var answer = engine().start();

    // then
    assertThat(answer.started()).isTrue();
    assertThat(Engine.running(program.environment())).contains(answer.state());
  }

  @Test
  void shouldIgnoreAStateThatCannotBeRead() throws Exception {
    // given
    program = FakeTemporalProgram.in(folder);
    program.state().prepare();
    Files.writeString(program.state().state(), "pid=many\n");

    // when
    var running = Engine.running(program.environment());

    // then
    assertThat(running).isEmpty();
  }

  @Test
  void shouldPointToTheLogOfAServerThatDoesNotComeUp() throws Exception {
    // given
    program = FakeTemporalProgram.failingIn(folder);
    var failing = new Engine(program.state(), program.environment(), address -> false);

    // when
    var starting = assertThatThrownBy(failing::start);

    // then
    starting
        .isInstanceOf(CommandException.class)
        .hasMessage("Temporal ended while it started: see " + program.state().log());
    assertThat(program.state().log()).content().contains("unable to open database");
    assertThat(program.state().state()).doesNotExist();
  }

  @Test
  void shouldSayThatTheProgramIsMissing() {
    // given
    var environment = Map.of("HOME", folder.toString(), "PATH", folder.toString());

    // when
    var starting = assertThatThrownBy(() -> Engine.of(environment).start());

    // then
    starting
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("there is no \"temporal\" on the PATH");
  }

  @Test
  void shouldSayThatThereIsNoFolderForTheDatabase() {
    // when
    var finding = assertThatThrownBy(() -> Engine.of(Map.of()));

    // then
    finding.hasMessage("there is no folder for Temporal's database: set HOME or XDG_STATE_HOME");
  }

  @Test
  void shouldFollowTheVariableForStateFolders() {
    // given
    var environment = Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "/state");

    // when
    var found = EngineFolder.of(environment);

    // then
    assertThat(found).contains(new EngineFolder(Path.of("/state/hawser/engine")));
  }

  private Engine engine() {
    return new Engine(program.state(), program.environment(), address -> true);
  }

  private void writeState(long pid, Instant since) throws Exception {
    program.state().prepare();
    new EngineState(
            pid,
            since,
            "127.0.0.1:1",
            "http://127.0.0.1:2",
            program.state().database(),
            program.state().log(),
            "1")
        .write(program.state().state());
  }

  /** The program may write only once it has been running for a moment. */
  private static void awaitFile(Path file) {
    while (!Files.exists(file)) Thread.onSpinWait();
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }
}
