package dev.hawser.starter.status;

import dev.hawser.activity.ClusterView;

/** An object that a cluster does not show, although the peering needs it. */
record Absence(ClusterView view) {
  /**
   * Missing, or unknown where the cluster's worker may not read such objects.
   *
   * @param plural as in a rule of a Role
   */
  ObjectReport of(String object, String plural) {
    boolean hidden =
        view.permissions().missing().stream()
            .filter(missing -> missing.resource().equals(plural))
            .anyMatch(missing -> missing.verb().equals("list") || missing.verb().equals("get"));
    return hidden
        ? new ObjectReport(object, Ready.UNKNOWN, null, "the worker may not read it")
        : ObjectReport.bad(object, null, "missing");
  }
}
