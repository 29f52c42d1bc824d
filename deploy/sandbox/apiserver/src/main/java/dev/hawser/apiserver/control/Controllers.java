package dev.hawser.apiserver.control;

import dev.hawser.apiserver.certificate.CertificateAuthority;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.resource.Resources;
import dev.hawser.apiserver.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** All that Kubernetes' controller manager does here. */
public final class Controllers {
  private Controllers() {}

  /**
   * Prepares the controllers of a cluster.
   *
   * @param rootCertificate what namespaces get to know the server by, as PEM
   * @param clients signs client certificates
   * @param delay how long after a change they look
   */
  public static ControlLoop of(
      String name,
      Store store,
      TypeRegistry types,
      Resources resources,
      String rootCertificate,
      CertificateAuthority clients,
      Clock clock,
      Duration delay) {
    var cluster = new ClusterStore(store, types, resources);
    var loop =
        new ControlLoop(
            name,
            delay,
            List.of(
                new NamespaceLifecycle(cluster, rootCertificate),
                new GarbageCollector(cluster),
                new CertificateSigner(cluster, clients, clock),
                new DefinitionCleanup(cluster)));
    store.listen(change -> loop.wake());
    return loop;
  }
}
