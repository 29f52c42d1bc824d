package dev.hawser.liqo.kubernetes;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs independent reads at the same time. Closing waits for all of them. */
public final class ParallelReads implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Starts a read.
   *
   * @return waits for the result, and throws what the read threw
   */
  public <T> Supplier<T> read(Supplier<T> read) {
    var answer = CompletableFuture.supplyAsync(read, threads);
    return () -> get(answer);
  }

  @Override
  public void close() {
    threads.close();
  }

  private static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) throw failure;
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted during a read");
    }
  }
}
