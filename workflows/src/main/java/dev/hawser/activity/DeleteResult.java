package dev.hawser.activity;

import java.util.List;

/**
 * What a removal did.
 *
 * @param deleted objects that were there and are gone, as {@code Kind name}
 * @param kept what stays although it was asked for, each with its reason
 */
public record DeleteResult(List<String> deleted, List<String> kept) {
  public static final DeleteResult NOTHING = new DeleteResult(List.of(), List.of());

  public DeleteResult {
    deleted = List.copyOf(deleted);
    kept = List.copyOf(kept);
  }
}
