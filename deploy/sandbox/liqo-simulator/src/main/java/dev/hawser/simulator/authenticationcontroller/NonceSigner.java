package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.stream.Stream;

/**
 * Signs the provider's nonce with the consumer's cluster key.
 *
 * <p>It signs on every event and writes what differs, so a signature follows a changed nonce or
 * key. Source: {@code .../authentication/noncesigner-controller} of Liqo v1.2.0.
 */
public final class NonceSigner implements Reconciler {
  private final ControllerContext context;

  public NonceSigner(ControllerContext context) {
    this.context = context;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(
        ObjectKind.SECRET,
        secret ->
            secret.labels().containsKey(LiqoLabels.SIGNED_NONCE)
                ? Stream.of(secret.ref())
                : Stream.of());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var secret = context.cluster().get(ObjectKind.SECRET, ref);
    var nonce = secret.flatMap(found -> SecretData.bytes(found, "nonce"));
    if (nonce.isPresent() && !secret.get().isDeleting()) {
      var keys = ClusterKeys.read(context.cluster(), context.liqo(ClusterKeys.SECRET));
      var signature = SecretData.encode(Signatures.sign(keys.privateKey(), nonce.get()));
      context
          .cluster()
          .edit(ObjectKind.SECRET, ref, object -> object.set("data.signedNonce", signature));
    }
    return ReconcileResult.done();
  }
}
