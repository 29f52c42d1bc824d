package dev.hawser.activity;

/**
 * What a worker's credentials may not do.
 *
 * @param verb such as {@code create}
 * @param group API group of the resource; empty for the core group
 * @param resource in the plural, such as {@code tenants}
 */
public record MissingPermission(String verb, String group, String resource) {
  /** As people say it: {@code create tenants}. */
  @Override
  public String toString() {
    return verb + " " + resource;
  }
}
