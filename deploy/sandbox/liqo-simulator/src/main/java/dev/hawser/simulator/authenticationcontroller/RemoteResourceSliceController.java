package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.EventRecorder;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
import dev.hawser.simulator.runtime.WithholdableOutcome;
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

  private final ControllerContext context;
  private final ClusterClient cluster;
  private final EventRecorder events;
  private final CertificateIssuer issuer;

  public RemoteResourceSliceController(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
    this.events = new EventRecorder(cluster);
    this.issuer = new CertificateIssuer(context);
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(
        ObjectKind.RESOURCE_SLICE,
        slice -> isReplica(slice) ? Stream.of(slice.ref()) : Stream.of());
    watches.on(ObjectKind.TENANT, this::slicesOf);
  }

  private static boolean isReplica(KubeObject slice) {
    return slice.label(LiqoLabels.REPLICATED).equals("true")
        && !slice.label(LiqoLabels.ORIGIN_ID).isEmpty();
  }

  private Stream<ObjectRef> slicesOf(KubeObject tenant) {
    var labels = Map.of(LiqoLabels.ORIGIN_ID, tenant.text("spec.clusterID"));
    return cluster.listIn(ObjectKind.RESOURCE_SLICE, tenant.namespace(), labels).stream()
        .map(KubeObject::ref);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = cluster.get(ObjectKind.RESOURCE_SLICE, ref);
    if (found.isEmpty() || found.get().isDeleting() || found.get().text("spec.csr").isEmpty()) {
      return ReconcileResult.done();
    }
    var slice = found.get();
    var consumer = slice.text("spec.consumerClusterID");
    if (consumer.isEmpty()) {
      events.warn(slice, COMPONENT, "RemoteCertificateFailed", "consumer cluster ID is empty");
      return ReconcileResult.done();
    }
    if (!context.tenantNamespace(consumer).filter(slice.namespace()::equals).isPresent()) {
      return ReconcileResult.done();
    }
    return decide(slice, tenant(slice, consumer));
  }

  private KubeObject tenant(KubeObject slice, String consumer) {
    return cluster
        .listIn(
            ObjectKind.TENANT, slice.namespace(), Map.of(LiqoLabels.REMOTE_CLUSTER_ID, consumer))
        .stream()
        .findFirst()
        .orElseThrow(
            () -> {
              var message = "tenant for " + consumer + " not found";
              events.warn(slice, COMPONENT, "TenantNotFound", message);
              return new RequeueException(message);
            });
  }

  private ReconcileResult decide(KubeObject slice, KubeObject tenant) {
    var verdict = new SliceResponse(context);
    var again = ReconcileResult.done();
    if (!context.faults().allows(WithholdableOutcome.SLICE_AUTHENTICATION)
        || isInvalid(slice, tenant)) {
      verdict.denyAuthentication();
    } else {
      try {
        again = authenticate(slice, tenant, verdict);
      } catch (CertificateIssueException e) {
        var message = String.valueOf(e.getMessage());
        events.warn(slice, COMPONENT, "AuthParamsFailed", message);
        verdict.denyAuthentication();
        publish(slice, verdict);
        throw new RequeueException(message);
      }
    }
    verdict.resources(slice, tenant.text("spec.tenantCondition"));
    publish(slice, verdict);
    return again;
  }

  private boolean isInvalid(KubeObject slice, KubeObject tenant) {
    var consumer = slice.text("spec.consumerClusterID");
    var key = ClusterKeys.publicKey(SecretData.decode(tenant.text("spec.publicKey")));
    var complaint =
        CertificateRequests.complaint(
            SecretData.decode(slice.text("spec.csr")),
            consumer,
            CertificateRequests.sliceCommonName(slice.name(), consumer),
            key);
    complaint.ifPresent(message -> events.warn(slice, COMPONENT, "InvalidCSR", message));
    return complaint.isPresent();
  }

  private ReconcileResult authenticate(KubeObject slice, KubeObject tenant, SliceResponse verdict) {
    var certificate =
        issuer.issue(
            slice.namespace(),
            CertificateIssuer.CACHE + "-" + slice.name(),
            slice.text("spec.consumerClusterID"),
            SecretData.decode(slice.text("spec.csr")));
    verdict.acceptAuthentication(AuthParams.of(context, certificate, tenant.text("spec.proxyURL")));
    return ReconcileResult.after(Validity.of(certificate).untilNextCheck(Instant.now()));
  }

  private void publish(KubeObject slice, SliceResponse verdict) {
    cluster.editStatus(ObjectKind.RESOURCE_SLICE, slice.ref(), verdict::write);
  }
}
