package dev.hawser.starter.engine;

import dev.hawser.connection.EngineFolder;
import dev.hawser.connection.EngineState;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The Temporal server of this user. One at most runs: what starts or stops it holds a lock, in this
 * process and on a file.
 */
public final class Engine {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final EngineFolder folder;
  private final Map<String, String> environment;
  private final Predicate<String> answers;

  /**
   * @param answers whether Temporal is at an address
   */
  Engine(EngineFolder folder, Map<String, String> environment, Predicate<String> answers) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.answers = answers;
  }

  /**
   * That of the user whose environment this is.
   *
   * @throws CommandException when the environment names no home
   */
  public static Engine of(Map<String, String> environment) {
    return new Engine(requireFolder(environment), environment, Frontend::answers);
  }

  private static EngineFolder requireFolder(Map<String, String> environment) {
    return EngineFolder.of(environment)
        .orElseThrow(
            () ->
                CommandException.because(
                    ExitCode.FAILED,
                    "there is no folder for Temporal's database: set HOME or XDG_STATE_HOME"));
  }

  /** The one that runs. Starts nothing. */
  public static Optional<EngineState> running(Map<String, String> environment) {
    return EngineState.running(environment);
  }

  /** As {@link #running(Map)}. */
  public Optional<EngineState> running() {
    return EngineState.running(folder);
  }

  /** Whether there are a program to start and a folder for its database. */
  public static boolean canStart(Map<String, String> environment) {
    return EngineFolder.of(environment).isPresent()
        && TemporalProgram.find(environment).isPresent();
  }

  /**
   * What was asked for.
   *
   * @param started false when it was running already
   */
  public record Started(EngineState state, boolean started) {}

  /**
   * Returns the one that runs once it answers, or else starts one.
   *
   * @throws CommandException when there is no {@code temporal} on the PATH, or when it does not
   *     come up
   */
  public Started start() {
    return locked(
        () -> {
          var known = running();
          if (known.isPresent()) {
            awaitAnswer(known.get());
            return new Started(known.get(), false);
          }
          return new Started(launch(), true);
        });
  }

  private EngineState launch() {
    var program =
        TemporalProgram.find(environment)
            .orElseThrow(
                () ->
                    CommandException.because(
                        ExitCode.FAILED,
                        "there is no \"temporal\" on the PATH: install Temporal's CLI, or start a"
                            + " Temporal server and set TEMPORAL_ADDRESS"));
    try {
      var ports = FreePorts.find();
      var process = program.startServer(ports.server(), ports.ui(), folder);
      var state = state(process, ports, program.version());
      remember(state, process);
      awaitAnswer(state);
      return state;
    } catch (IOException e) {
      throw CommandException.because(
          ExitCode.FAILED, program.file() + " can't be started: " + e.getMessage(), e);
    }
  }

  /** A server that no command could find must not stay. */
  private void remember(EngineState state, Process process) {
    try {
      state.write(folder.state());
    } catch (IOException e) {
      process.destroy();
      throw CommandException.because(
          ExitCode.FAILED, folder.path() + " can't be written: " + e.getMessage(), e);
    }
  }

  private EngineState state(Process process, FreePorts ports, String version) {
    return new EngineState(
        process.pid(),
        process.info().startInstant().orElseGet(Instant::now),
        "127.0.0.1:" + ports.server(),
        "http://127.0.0.1:" + ports.ui(),
        folder.database(),
        folder.log(),
        version);
  }

  private void awaitAnswer(EngineState state) {
    long end = System.nanoTime() + START.toNanos();
    while (!answers.test(state.address())) {
      boolean ended = state.process().isEmpty();
      if (ended || System.nanoTime() > end) {
        stop(state);
        throw CommandException.because(
            ExitCode.UNAVAILABLE,
            "Temporal "
                + (ended ? "ended while it started" : "does not answer at " + state.address())
                + ": see "
                + state.log());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.because(ExitCode.DETACHED, "interrupted while Temporal starts", e);
    }
  }

  /** Stops the one that runs and returns what it was; empty when none runs. Keeps the database. */
  public Optional<EngineState> stop() {
    return locked(
        () -> {
          var known = running();
          known.ifPresent(this::stop);
          return known;
        });
  }

  private void stop(EngineState state) {
    state.process().ifPresent(Engine::end);
    try {
      Files.deleteIfExists(folder.state());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private <T> T locked(Supplier<T> action) {
    IN_THIS_PROCESS.lock();
    try {
      folder.prepare();
      try (var file =
              FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = file.lock()) {
        if (!held.isValid()) throw new IOException("the lock is gone");
        return action.get();
      }
    } catch (IOException e) {
      throw CommandException.because(
          ExitCode.FAILED, folder.path() + " can't be used: " + e.getMessage(), e);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
