package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.EventRecorder;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
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

  private final ControllerContext context;
  private final EventRecorder events;
  private final SecureRandom random = new SecureRandom();

  public NonceCreator(ControllerContext context) {
    this.context = context;
    this.events = new EventRecorder(context.cluster());
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(
        ObjectKind.SECRET,
        secret ->
            secret.labels().containsKey(LiqoLabels.NONCE) ? Stream.of(secret.ref()) : Stream.of());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    context
        .cluster()
        .get(ObjectKind.SECRET, ref)
        .filter(secret -> SecretData.bytes(secret, "nonce").isEmpty() && !secret.isDeleting())
        .ifPresent(this::fill);
    return ReconcileResult.done();
  }

  private void fill(KubeObject secret) {
    var complaint = complaint(secret);
    if (complaint.isPresent()) {
      events.warn(secret, COMPONENT, complaint.get(), "no nonce for " + secret.name());
      return;
    }
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    var nonce = SecretData.encode(SecretData.encode(bytes));
    context
        .cluster()
        .edit(ObjectKind.SECRET, secret.ref(), object -> object.set("data.nonce", nonce));
  }

  private Optional<String> complaint(KubeObject secret) {
    var remote = secret.label(LiqoLabels.REMOTE_CLUSTER_ID);
    if (remote.isEmpty()) {
      return Optional.of("MissingClusterID");
    }
    var namespace = context.tenantNamespace(remote);
    if (namespace.isEmpty()) {
      return Optional.of("TenantNamespaceNotFound");
    }
    return namespace.get().equals(secret.namespace())
        ? Optional.empty()
        : Optional.of("WrongNamespace");
  }
}
