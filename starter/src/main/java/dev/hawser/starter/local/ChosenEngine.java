package dev.hawser.starter.local;

import dev.hawser.connection.EngineState;
import dev.hawser.connection.TemporalDefaults;
import dev.hawser.starter.engine.Engine;
import dev.hawser.starter.engine.Frontend;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Temporal that a command uses which serves its clusters itself.
 *
 * @param address null for the configured one
 * @param memory null unless it is in this process
 */
public record ChosenEngine(@Nullable String address, LocalClusters.@Nullable MemoryEngine memory)
    implements AutoCloseable {
  /** How one is looked for; what starts one is asked last. */
  public interface Surroundings {
    /** Whether a flag, the environment or a profile names one. */
    boolean configured();

    /** Whether one is at this address. */
    boolean answers(String address);

    /** The one that hawser started earlier. */
    Optional<EngineState> running();

    /** Starts one of the user's own; empty without the program for it. */
    Optional<Engine.Started> start();

    /** Starts one in this process. */
    LocalClusters.MemoryEngine startInMemory();
  }

  /** Of this computer. */
  public static Surroundings surroundings(
      boolean configured, Map<String, String> environment, LocalClusters clusters) {
    return new ThisComputer(configured, environment, Frontend::answers, clusters::startEngine);
  }

  /**
   * In this order: the configured one, the one at the default address, the one that hawser started
   * earlier, a new one that later commands share, and one in this process.
   *
   * @param notices takes a sentence about what is started, or what is not remembered
   */
  public static ChosenEngine in(Surroundings surroundings, Consumer<String> notices) {
    var found = found(surroundings);
    if (found.isPresent()) return found.get();
    var started = surroundings.start();
    if (started.isPresent()) {
      if (started.get().started()) notices.accept(startedNotice(started.get().state()));
      return at(started.get().state().address());
    }
    notices.accept(
        "There is no Temporal server and no \"temporal\" on the PATH, so this run is not recorded"
            + " anywhere: if the command is interrupted, run it again");
    return inMemory(surroundings);
  }

  /** For a run that was started earlier: no server is started that others could share. */
  public static ChosenEngine ofRuns(Surroundings surroundings) {
    return found(surroundings).orElseGet(() -> inMemory(surroundings));
  }

  /** The one that has the runs; empty when there is none, so that nothing is known of runs. */
  public static Optional<ChosenEngine> found(Surroundings surroundings) {
    if (surroundings.configured()) return Optional.of(new ChosenEngine(null, null));
    if (surroundings.answers(TemporalDefaults.ADDRESS)) {
      return Optional.of(at(TemporalDefaults.ADDRESS));
    }
    return surroundings.running().map(state -> at(state.address()));
  }

  /** One in this process, which has no runs but those of this command. */
  public static ChosenEngine inMemory(Surroundings surroundings) {
    var memory = surroundings.startInMemory();
    return new ChosenEngine(memory.address(), memory);
  }

  private static ChosenEngine at(String address) {
    return new ChosenEngine(address, null);
  }

  private static String startedNotice(EngineState state) {
    return "Started Temporal at "
        + state.address()
        + ", with its Web UI at "
        + state.ui()
        + "; it keeps running for later commands until \"hawser engine stop\"";
  }

  public boolean isInMemory() {
    return memory != null;
  }

  @Override
  public void close() {
    if (memory != null) memory.close();
  }

  private record ThisComputer(
      boolean configured,
      Map<String, String> environment,
      Predicate<String> temporal,
      Supplier<LocalClusters.MemoryEngine> memory)
      implements Surroundings {
    @Override
    public boolean answers(String address) {
      return temporal.test(address);
    }

    @Override
    public Optional<EngineState> running() {
      return Engine.running(environment);
    }

    @Override
    public Optional<Engine.Started> start() {
      return Engine.canStart(environment)
          ? Optional.of(Engine.of(environment).start())
          : Optional.empty();
    }

    @Override
    public LocalClusters.MemoryEngine startInMemory() {
      return memory.get();
    }
  }
}
