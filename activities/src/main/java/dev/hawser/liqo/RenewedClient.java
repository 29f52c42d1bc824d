package dev.hawser.liqo;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client whose place another one takes when the files of its credentials change. A connection
 * keeps the certificate that it was opened with, so new credentials need a new client. Files that
 * can't be used, for example because they are being written, change nothing.
 */
final class RenewedClient implements InvocationHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RenewedClient.class);
  private static final Duration CHECKS_APART = Duration.ofSeconds(1);

  /** Longer than any request takes. */
  private static final Duration REQUESTS_END = Duration.ofSeconds(30);

  private final Supplier<ClientCredentials> source;
  private final LongSupplier nanoTime;
  private final ReentrantLock checking = new ReentrantLock();
  private volatile long checkedAt;
  private volatile Current current;
  private FileContents lastSeen;
  private @Nullable FileContents reported;
  private volatile boolean closed;
  private volatile Predicate<KubernetesClient> sameCluster = any -> true;
  private volatile Runnable renewed = () -> {};

  private record Current(
      KubernetesClient client, ClientCredentials credentials, FileContents contents) {}

  private RenewedClient(Supplier<ClientCredentials> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
    var credentials = source.get();
    this.lastSeen = FileContents.of(credentials.files());
    this.current = new Current(credentials.client(), credentials, lastSeen);
    this.checkedAt = nanoTime.getAsLong();
  }

  /**
   * Reads the credentials, and creates a client with them.
   *
   * @throws IllegalArgumentException with one sentence if they can't be read
   */
  static KubernetesClient of(Supplier<ClientCredentials> source) {
    return of(source, System::nanoTime);
  }

  static KubernetesClient of(Supplier<ClientCredentials> source, LongSupplier nanoTime) {
    return (KubernetesClient)
        Proxy.newProxyInstance(
            RenewedClient.class.getClassLoader(),
            new Class<?>[] {KubernetesClient.class},
            new RenewedClient(source, nanoTime));
  }

  /**
   * The renewal of this client; empty if its credentials are fixed.
   *
   * @param client from anywhere
   */
  static Optional<RenewedClient> behind(KubernetesClient client) {
    return Proxy.isProxyClass(client.getClass())
            && Proxy.getInvocationHandler(client) instanceof RenewedClient renewed
        ? Optional.of(renewed)
        : Optional.empty();
  }

  /**
   * Runs this after each renewal. What the new credentials reach has to be the same cluster; until
   * it is, the client stays as it is.
   */
  void onRenewal(Predicate<KubernetesClient> isSameCluster, Runnable action) {
    sameCluster = isSameCluster;
    renewed = action;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) closed = true;
    else renewIfChanged();
    try {
      return method.invoke(current.client(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void renewIfChanged() {
    if (closed || nanoTime.getAsLong() - checkedAt < CHECKS_APART.toNanos()) return;
    if (checking.isHeldByCurrentThread() || !checking.tryLock()) return;
    try {
      checkedAt = nanoTime.getAsLong();
      var before = current;
      var seen = FileContents.of(before.credentials().files());
      // One look may find a file half written, so it has to look the same twice.
      boolean settled = seen.equals(lastSeen);
      lastSeen = seen;
      if (settled && !seen.equals(before.contents())) renew(before, seen);
    } finally {
      checking.unlock();
    }
  }

  private void renew(Current before, FileContents seen) {
    try {
      var fresh = usable(source.get(), before);
      current = new Current(fresh.client(), fresh, FileContents.of(fresh.files()));
      lastSeen = current.contents();
      LOG.info("read the credentials for {} again", fresh.config().getMasterUrl());
    } catch (IllegalArgumentException | KubernetesClientException e) {
      if (!seen.equals(reported)) {
        LOG.warn("changed credentials can't be used, so the previous ones stay: {}", reason(e));
      }
      reported = seen;
      return;
    }
    renewed.run();
    CompletableFuture.delayedExecutor(REQUESTS_END.toSeconds(), TimeUnit.SECONDS)
        .execute(before.client()::close);
  }

  private ClientCredentials usable(ClientCredentials fresh, Current before) {
    if (before.credentials().identify() && !fresh.identify()) {
      throw new IllegalArgumentException("there are no credentials in " + fresh.files());
    }
    fresh.requireMatchingKey();
    requireSame(fresh);
    return fresh;
  }

  private void requireSame(ClientCredentials fresh) {
    try (var candidate = fresh.client()) {
      if (sameCluster.test(candidate)) return;
      throw new IllegalArgumentException(
          fresh.config().getMasterUrl()
              + " may be another cluster, so the previous credentials stay; to serve another"
              + " cluster, restart the worker");
    }
  }

  private static String reason(Exception failure) {
    return failure.getMessage()
        + (failure.getCause() == null ? "" : "; the file may be incomplete");
  }
}
