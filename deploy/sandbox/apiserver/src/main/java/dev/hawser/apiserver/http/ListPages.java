package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists in pages: the rest of a list is kept, as it was, until somebody asks for it. */
final class ListPages {
  private static final int KEPT = 1_000;

  private final Map<String, Snapshot> rests = new LinkedHashMap<>();

  /**
   * A part of a list.
   *
   * @param next by which the rest is asked for; empty when there is none
   * @param remaining how many objects the rest has
   */
  record Page(Snapshot part, String next, int remaining) {
    /** Says in the list's metadata what comes after it. */
    ObjectNode label(ObjectNode list, boolean counted) {
      if (next.isEmpty()) return list;
      ObjectNode metadata = list.withObject("/metadata").put("continue", next);
      if (counted) metadata.put("remainingItemCount", remaining);
      return list;
    }
  }

  /** The first page of a list; without a limit all of it. */
  synchronized Page first(Snapshot list, int limit) {
    List<ObjectNode> all = list.objects();
    if (limit <= 0 || all.size() <= limit) return new Page(list, "", 0);
    String next = UUID.randomUUID().toString();
    rests.put(next, new Snapshot(list.revision(), all.subList(limit, all.size())));
    if (rests.size() > KEPT) rests.remove(rests.keySet().iterator().next());
    return new Page(new Snapshot(list.revision(), all.subList(0, limit)), next, all.size() - limit);
  }

  /** A later page. */
  synchronized Page later(String token, int limit) {
    Snapshot rest = rests.get(token);
    if (rest != null) return first(rest, limit);
    throw ApiFailure.badRequest("invalid continue token: continue key is not valid");
  }
}
