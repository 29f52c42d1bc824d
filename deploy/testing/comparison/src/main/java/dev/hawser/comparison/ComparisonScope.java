package dev.hawser.comparison;

/** Which objects and fields are compared. */
public interface ComparisonScope {
  boolean contains(ObjectLocation place);

  boolean contains(ObjectLocation place, String field);
}
