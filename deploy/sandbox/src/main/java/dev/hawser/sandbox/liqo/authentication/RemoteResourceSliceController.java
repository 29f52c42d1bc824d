package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Events;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Outcome;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides on the provider what a consumer's slice is granted.
 *
 * <p>Source: {@code .../authentication/remoteresourceslice-controller} of Liqo v1.2.0.
 */
public final class RemoteResourceSliceController implements Reconciler {
  private static final String COMPONENT = "remoteresourceslice-controller";

  private final Site site;
  private final Cluster cluster;
  private final Events events;
  private final CertificateIssuer issuer;

  public RemoteResourceSliceController(Site site) {
    this.site = site;
    this.cluster = site.cluster();
    this.events = new Events(cluster);
    this.issuer = new CertificateIssuer(site);
  }

  @Override
  public void watch(Watches watches) {
    watches.on(
        Kind.RESOURCE_SLICE, slice -> isReplica(slice) ? Stream.of(slice.ref()) : Stream.of());
    watches.on(Kind.TENANT, this::slicesOf);
  }

  private static boolean isReplica(KubeObject slice) {
    return slice.label(Labels.REPLICATED).equals("true")
        && !slice.label(Labels.ORIGIN_ID).isEmpty();
  }

  private Stream<ObjectRef> slicesOf(KubeObject tenant) {
    var labels = Map.of(Labels.ORIGIN_ID, tenant.text("spec.clusterID"));
    return cluster.listIn(Kind.RESOURCE_SLICE, tenant.namespace(), labels).stream()
        .map(KubeObject::ref);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var found = cluster.get(Kind.RESOURCE_SLICE, ref);
    if (found.isEmpty() || found.get().isDeleting() || found.get().text("spec.csr").isEmpty()) {
      return Result.done();
    }
    var slice = found.get();
    var consumer = slice.text("spec.consumerClusterID");
    if (consumer.isEmpty()) {
      events.warn(slice, COMPONENT, "RemoteCertificateFailed", "consumer cluster ID is empty");
      return Result.done();
    }
    if (!site.tenantNamespace(consumer).filter(slice.namespace()::equals).isPresent()) {
      return Result.done();
    }
    return decide(slice, tenant(slice, consumer));
  }

  private KubeObject tenant(KubeObject slice, String consumer) {
    return cluster
        .listIn(Kind.TENANT, slice.namespace(), Map.of(Labels.REMOTE_CLUSTER_ID, consumer))
        .stream()
        .findFirst()
        .orElseThrow(
            () -> {
              var message = "tenant for " + consumer + " not found";
              events.warn(slice, COMPONENT, "TenantNotFound", message);
              return new NotYet(message);
            });
  }

  private Result decide(KubeObject slice, KubeObject tenant) {
    var verdict = new SliceVerdict(site);
    var again = Result.done();
    if (!site.knobs().allows(Outcome.SLICE_AUTHENTICATION) || isInvalid(slice, tenant)) {
      verdict.denyAuthentication();
    } else {
      try {
        again = authenticate(slice, tenant, verdict);
      } catch (IssueFailed e) {
        var message = String.valueOf(e.getMessage());
        events.warn(slice, COMPONENT, "AuthParamsFailed", message);
        verdict.denyAuthentication();
        publish(slice, verdict);
        throw new NotYet(message);
      }
    }
    verdict.resources(slice, tenant.text("spec.tenantCondition"));
    publish(slice, verdict);
    return again;
  }

  private boolean isInvalid(KubeObject slice, KubeObject tenant) {
    var consumer = slice.text("spec.consumerClusterID");
    var key = ClusterKeys.publicKey(Secrets.decode(tenant.text("spec.publicKey")));
    var complaint =
        CertificateRequests.complaint(
            Secrets.decode(slice.text("spec.csr")),
            consumer,
            CertificateRequests.sliceCommonName(slice.name(), consumer),
            key);
    complaint.ifPresent(message -> events.warn(slice, COMPONENT, "InvalidCSR", message));
    return complaint.isPresent();
  }

  private Result authenticate(KubeObject slice, KubeObject tenant, SliceVerdict verdict) {
    var certificate =
        issuer.issue(
            slice.namespace(),
            CertificateIssuer.CACHE + "-" + slice.name(),
            slice.text("spec.consumerClusterID"),
            Secrets.decode(slice.text("spec.csr")));
    verdict.acceptAuthentication(AuthParams.of(site, certificate, tenant.text("spec.proxyURL")));
    return Result.after(Validity.of(certificate).untilNextLook(Instant.now()));
  }

  private void publish(KubeObject slice, SliceVerdict verdict) {
    cluster.editStatus(Kind.RESOURCE_SLICE, slice.ref(), verdict::write);
  }
}
