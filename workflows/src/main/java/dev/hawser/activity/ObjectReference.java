package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * Which object is meant, such as {@code {"kind":"Tenant","name":"rome","cluster":"milan"}}.
 *
 * @param kind as Kubernetes writes it, such as {@code ResourceSlice}
 * @param namespace null for objects without one
 * @param name {@value #ANY} for any object of the kind, where they may not be read
 * @param cluster null where the context says which cluster is meant
 */
public record ObjectReference(
    String kind, @Nullable String namespace, String name, @Nullable ClusterId cluster) {
  private static final int LONGEST_NAME = 253;

  public ObjectReference {
    kind = PlainText.of(kind, LONGEST_NAME);
    name = PlainText.of(name, LONGEST_NAME);
  }

  public static final String ANY = "*";

  /** Any object of a kind that may not be read, so that it is unknown whether there is one. */
  public static ObjectReference anyOf(String kind, @Nullable String namespace) {
    return new ObjectReference(kind, namespace, ANY, null);
  }

  /** Whether it stands for objects that may not be read. */
  @JsonIgnore
  public boolean isAny() {
    return name.equals(ANY);
  }

  /** An object without a namespace, on the cluster at hand. */
  public static ObjectReference of(String kind, String name) {
    return new ObjectReference(kind, null, name, null);
  }

  /** The same object, for a reader who deals with several clusters. */
  public ObjectReference on(ClusterId owner) {
    return new ObjectReference(kind, namespace, name, owner);
  }

  public boolean isKind(String other) {
    return kind.equals(other);
  }

  /** Whether it has that kind and name, in any namespace. */
  public boolean is(String otherKind, String otherName) {
    return kind.equals(otherKind) && name.equals(otherName);
  }

  /** As people name it: {@code Tenant rome on milan}. Never to be read back. */
  @Override
  public String toString() {
    return (isAny() ? "any " + kind : kind + " " + name)
        + (cluster == null ? "" : " on " + cluster);
  }
}
