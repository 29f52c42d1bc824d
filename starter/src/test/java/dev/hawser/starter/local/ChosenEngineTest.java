package dev.hawser.starter.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.connection.EngineState;
import dev.hawser.starter.engine.Engine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which Temporal is used, in which order. */
class ChosenEngineTest {
  private final List<String> notices = new ArrayList<>();
  private final FakeSurroundings surroundings = new FakeSurroundings();

  @Test
  void shouldUseWhatIsConfigured() {
    // given
    surroundings.configured = true;
    surroundings.answering = "127.0.0.1:7233";

    // when
    var engine = ChosenEngine.in(surroundings, notices::add);

    // then
    assertThat(engine.address()).isNull();
    assertThat(surroundings.calls).isEmpty();
  }

  @Test
  void shouldUseTheServerAtTheDefaultAddress() {
    // given
    surroundings.answering = "127.0.0.1:7233";
    surroundings.running = state(1);

    // when
    var engine = ChosenEngine.in(surroundings, notices::add);

    // then
    assertThat(engine.address()).isEqualTo("127.0.0.1:7233");
    assertThat(notices).isEmpty();
  }

  @Test
  void shouldUseTheServerThatWasStartedEarlier() {
    // given
    surroundings.running = state(1);
    surroundings.startable = state(2);

    // when
    var engine = ChosenEngine.in(surroundings, notices::add);

    // then
    assertThat(engine.address()).isEqualTo("127.0.0.1:1");
    assertThat(surroundings.calls).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void shouldStartAServerThatStays() {
    // given
    surroundings.startable = state(2);

    // when
    var engine = ChosenEngine.in(surroundings, notices::add);

    // then
    assertThat(engine.address()).isEqualTo("127.0.0.1:2");
    assertThat(engine.isInMemory()).isFalse();
    assertThat(notices)
        .containsExactly(
            "Started Temporal at 127.0.0.1:2, with its Web UI at http://127.0.0.1:8; it keeps"
                + " running for later commands until \"hawser engine stop\"");
  }

  @Test
  void shouldSayWhatAnInMemoryServerDoesNotSurvive() {
    // when
    var engine = ChosenEngine.in(surroundings, notices::add);

    // then
    assertThat(engine.isInMemory()).isTrue();
    assertThat(notices)
        .containsExactly(
            "There is no Temporal server and no \"temporal\" on the PATH, so this run is not"
                + " recorded anywhere: if the command is interrupted, run it again");
  }

  @Test
  void shouldStartNoServerThatStaysForARunThatWasStartedEarlier() {
    // given
    surroundings.startable = state(2);

    // when
    var engine = ChosenEngine.ofRuns(surroundings);

    // then
    assertThat(engine.isInMemory()).isTrue();
    assertThat(surroundings.calls).containsExactly("start in memory");
  }

  @Test
  void shouldFindTheServerThatWasStartedEarlier() {
    // given
    surroundings.running = state(1);

    // when
    var engine = ChosenEngine.ofRuns(surroundings);

    // then
    assertThat(engine.address()).isEqualTo("127.0.0.1:1");
    assertThat(surroundings.calls).isEmpty();
  }

  @Test
  void shouldStopOnlyTheInMemoryServer() {
    // given
    var inMemory = ChosenEngine.in(surroundings, notices::add);
    surroundings.startable = state(2);
    var started = ChosenEngine.in(surroundings, notices::add);

    // when
    started.close();
    inMemory.close();

    // then
    assertThat(surroundings.calls).containsExactly("start in memory", "start", "stop in memory");
  }

  private static EngineState state(int port) {
    return new EngineState(
        1,
        Instant.EPOCH,
        "127.0.0.1:" + port,
        "http://127.0.0.1:8",
        Path.of("db"),
        Path.of("log"),
        "1");
  }

  private static final class FakeSurroundings implements ChosenEngine.Surroundings {
    private final List<String> calls = new ArrayList<>();
    private boolean configured;
    private String answering = "";
    private EngineState running;
    private EngineState startable;

    @Override
    public boolean configured() {
      return configured;
    }

    @Override
    public boolean answers(String address) {
      return address.equals(answering);
    }

    @Override
    public Optional<EngineState> running() {
      return Optional.ofNullable(running);
    }

    @Override
    public Optional<Engine.Started> start() {
      if (startable == null) return Optional.empty();
      calls.add("start");
      return Optional.of(new Engine.Started(startable, true));
    }

    @Override
    public LocalClusters.MemoryEngine startInMemory() {
      calls.add("start in memory");
      return new LocalClusters.MemoryEngine() {
        @Override
        public String address() {
          return "127.0.0.1:9";
        }

        @Override
        public void close() {
          calls.add("stop in memory");
        }
      };
    }
  }
}
