package dev.hawser.simulator.runtime;

/** Where an object lives; the namespace is empty for those of the whole cluster. */
public record ObjectRef(String namespace, String name) {
  public static ObjectRef cluster(String name) {
    return new ObjectRef("", name);
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
