package dev.hawser.activity;

import java.util.List;

/**
 * What a removal did.
 *
 * @param deleted objects that existed and are gone
 * @param kept what stays although its removal was requested
 */
public record DeleteResult(List<ObjectReference> deleted, List<KeptObject> kept) {
  public static final DeleteResult NOTHING = new DeleteResult(List.of(), List.of());

  public DeleteResult {
    deleted = List.copyOf(deleted);
    kept = List.copyOf(kept);
  }
}
