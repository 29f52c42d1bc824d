package dev.hawser.comparison;

/** Which objects and fields are compared. */
public interface ComparisonScope {
  boolean contains(ObjectPlace place);

  boolean contains(ObjectPlace place, String field);
}
