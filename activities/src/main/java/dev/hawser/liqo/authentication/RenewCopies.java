package dev.hawser.liqo.authentication;

import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of the consumer's Renew on the provider. Where the Tenant went before them, the consumer
 * has lost the right to remove them and its own Renew and kubeconfig Secret stay Terminating for
 * ever; once the copies are gone they go by themselves.
 */
final class RenewCopies {
  private final Work work;

  RenewCopies(Work work) {
    this.work = work;
  }

  List<String> remove() {
    var namespace = work.namespaceIfAny();
    if (namespace.isEmpty()) return List.of();
    return work
        .api()
        .list(Kind.RENEW, namespace.get(), Map.of(Labels.REMOTE_CLUSTER, work.peer()))
        .stream()
        .filter(renew -> "true".equals(Fields.label(renew, Labels.REPLICATED)))
        .map(renew -> work.objects().delete(Kind.RENEW, renew))
        .flatMap(Optional::stream)
        .toList();
  }
}
