package dev.hawser.comparison;

/** What of the world is compared. */
public interface ComparisonScope {
  boolean contains(ObjectPlace place);

  boolean contains(ObjectPlace place, String trait);
}
