package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.util.stream.Stream;

/**
 * Signs the provider's nonce with the consumer's cluster key.
 *
 * <p>It signs on every event and writes what differs, so a signature follows a changed nonce or
 * key. Source: {@code .../authentication/noncesigner-controller} of Liqo v1.2.0.
 */
public final class NonceSigner implements Reconciler {
  private final Site site;

  public NonceSigner(Site site) {
    this.site = site;
  }

  @Override
  public void watch(Watches watches) {
    watches.on(
        Kind.SECRET,
        secret ->
            secret.labels().containsKey(Labels.SIGNED_NONCE)
                ? Stream.of(secret.ref())
                : Stream.of());
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var secret = site.cluster().get(Kind.SECRET, ref);
    var nonce = secret.flatMap(found -> Secrets.bytes(found, "nonce"));
    if (nonce.isPresent() && !secret.get().isDeleting()) {
      var keys = ClusterKeys.read(site.cluster(), site.liqo(ClusterKeys.SECRET));
      var signature = Secrets.encode(Signatures.sign(keys.privateKey(), nonce.get()));
      site.cluster().edit(Kind.SECRET, ref, object -> object.set("data.signedNonce", signature));
    }
    return Result.done();
  }
}
