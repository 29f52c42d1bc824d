package dev.hawser.apiserver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All who have a say, in the order in which they registered. */
public final class AdmissionChain {
  private final List<AdmissionPlugin> registered = new CopyOnWriteArrayList<>();

  public void add(AdmissionPlugin admission) {
    registered.add(admission);
  }

  /** Asks all; each sees what the one before made of the object. */
  public ObjectNode admit(AdmissionRequest request) {
    ObjectNode object = request.object();
    for (AdmissionPlugin admission : registered) {
      object =
          admission.admit(
              new AdmissionRequest(
                  request.operation(),
                  request.type(),
                  request.subresource(),
                  object,
                  request.old(),
                  request.user()));
    }
    return object;
  }
}
