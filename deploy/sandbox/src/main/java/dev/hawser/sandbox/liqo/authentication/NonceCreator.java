package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Events;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fills a provider's empty nonce Secret.
 *
 * <p>The value is itself base64 text, which the consumer signs as it stands. Source: {@code
 * .../authentication/noncecreator-controller} of Liqo v1.2.0.
 */
public final class NonceCreator implements Reconciler {
  private static final int LENGTH = 64;
  private static final String COMPONENT = "nonce-creator-controller";

  private final Site site;
  private final Events events;
  private final SecureRandom random = new SecureRandom();

  public NonceCreator(Site site) {
    this.site = site;
    this.events = new Events(site.cluster());
  }

  @Override
  public void watch(Watches watches) {
    watches.on(
        Kind.SECRET,
        secret ->
            secret.labels().containsKey(Labels.NONCE) ? Stream.of(secret.ref()) : Stream.of());
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    site.cluster()
        .get(Kind.SECRET, ref)
        .filter(secret -> Secrets.bytes(secret, "nonce").isEmpty() && !secret.isDeleting())
        .ifPresent(this::fill);
    return Result.done();
  }

  private void fill(KubeObject secret) {
    var complaint = complaint(secret);
    if (complaint.isPresent()) {
      events.warn(secret, COMPONENT, complaint.get(), "no nonce for " + secret.name());
      return;
    }
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    var nonce = Secrets.encode(Secrets.encode(bytes));
    site.cluster().edit(Kind.SECRET, secret.ref(), object -> object.set("data.nonce", nonce));
  }

  private Optional<String> complaint(KubeObject secret) {
    var remote = secret.label(Labels.REMOTE_CLUSTER_ID);
    if (remote.isEmpty()) {
      return Optional.of("MissingClusterID");
    }
    var namespace = site.tenantNamespace(remote);
    if (namespace.isEmpty()) {
      return Optional.of("TenantNamespaceNotFound");
    }
    return namespace.get().equals(secret.namespace())
        ? Optional.empty()
        : Optional.of("WrongNamespace");
  }
}
