package dev.hawser.apiserver.admission;

import dev.hawser.apiserver.access.AccessRequest;
import dev.hawser.apiserver.access.User;

/**
 * Sees every authorized request for objects, reads and watches too, before it is served. Called by
 * many threads at a time.
 */
@FunctionalInterface
public interface RequestFilter {
  /**
   * Lets a request pass by returning.
   *
   * @throws dev.hawser.apiserver.failure.ApiFailure to answer it with that failure instead
   */
  void check(User user, AccessRequest request);
}
