package dev.hawser.apiserver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A webhook in the same process: sees every create, update and delete before it is stored.
 *
 * <p>May be called more than once for one request, when another write comes in between, and by many
 * threads at a time.
 */
@FunctionalInterface
public interface AdmissionPlugin {
  /**
   * Admits a request.
   *
   * @return the object to store: the given one, which may be changed in place, or another; ignored
   *     for deletions
   * @throws dev.hawser.apiserver.failure.ApiFailure to refuse, best one of {@code
   *     ApiFailure.denied}
   */
  ObjectNode admit(AdmissionRequest request);
}
