package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.http.ListPages.Page;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.resource.DeleteOptions;
import dev.hawser.apiserver.resource.DeletionResult;
import dev.hawser.apiserver.resource.RequestTarget;
import dev.hawser.apiserver.resource.Resources;
import dev.hawser.apiserver.resource.WriteContext;
import dev.hawser.apiserver.selector.FieldSelector;
import dev.hawser.apiserver.selector.LabelSelector;
import dev.hawser.apiserver.store.Snapshot;
import dev.hawser.apiserver.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads and writes objects for clients. */
final class ObjectsEndpoint {
  private static final Set<String> DELETED_ARE_SHOWN = Set.of("Pod", "Service", "ServiceAccount");

  private final Store store;
  private final Resources resources;
  private final Clock clock;
  private final ListPages pages = new ListPages();

  ObjectsEndpoint(Store store, Resources resources, Clock clock) {
    this.store = store;
    this.resources = resources;
    this.clock = clock;
  }

  HttpReply answer(HttpCall call, RequestTarget target, User user) throws IOException {
    boolean onOne = Set.of("update", "patch").contains(call.address().verb());
    if (onOne && target.name().isEmpty()) throw ApiFailure.methodNotAllowed();
    var view = ContentNegotiation.of(call, target.type(), clock.instant());
    var caller =
        new WriteContext(
            user,
            call.query().text("dryRun").equals("All"),
            WriteContext.Strictness.of(call.query().text("fieldValidation")));
    return switch (call.address().verb()) {
      case "get" -> ok(view.one(resources.get(target), true));
      case "list" -> ok(list(call, target, view));
      case "create" -> create(call, target, caller, view);
      case "update" -> ok(view.one(resources.replace(target, call.body().object(), caller), true));
      case "patch" -> {
        var patch = call.body().patch(target.type().custom());
        yield ok(view.one(resources.patch(target, patch, caller), true));
      }
      case "delete" -> ok(delete(call, target, caller));
      case "deletecollection" -> ok(deleteAll(call, target, caller, view));
      default -> throw ApiFailure.methodNotAllowed();
    };
  }

  void watch(HttpCall call, RequestTarget target, WatchOptions options) throws IOException {
    WatchStream.send(
        call.exchange(),
        store,
        target,
        selection(call),
        ContentNegotiation.of(call, target.type(), clock.instant()),
        options);
  }

  private ObjectNode list(HttpCall call, RequestTarget target, ContentNegotiation view) {
    String token = call.query().text("continue");
    int limit = limit(call.query().text("limit"));
    Page page =
        token.isEmpty()
            ? pages.first(resources.list(target, selection(call)), limit)
            : pages.later(token, limit);
    boolean selected =
        !call.query().text("labelSelector").isEmpty()
            || !call.query().text("fieldSelector").isEmpty();
    return page.label(view.many(page.part()), !selected);
  }

  private static int limit(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private HttpReply create(
      HttpCall call, RequestTarget target, WriteContext caller, ContentNegotiation view)
      throws IOException {
    if (target.subresource().equals("eviction")) {
      return HttpReply.json(201, resources.evict(target, call.body().object(), caller));
    }
    boolean placed = target.type().namespaced() != target.namespace().isEmpty();
    if (!placed || !target.name().isEmpty()) throw ApiFailure.methodNotAllowed();
    ObjectNode created = resources.create(target, call.body().object(), caller);
    return HttpReply.json(201, view.one(target.type().rendered(created), true));
  }

  private JsonNode delete(HttpCall call, RequestTarget target, WriteContext caller)
      throws IOException {
    DeletionResult deleted = resources.delete(target, options(call), caller);
    boolean shown = !deleted.gone() || DELETED_ARE_SHOWN.contains(target.type().kind());
    return shown ? target.type().rendered(deleted.object()) : success(target, deleted.object());
  }

  private JsonNode deleteAll(
      HttpCall call, RequestTarget target, WriteContext caller, ContentNegotiation view)
      throws IOException {
    DeleteOptions options = options(call);
    Snapshot found = resources.list(collection(target), selection(call));
    List<ObjectNode> deleted = new ArrayList<>();
    for (ObjectNode object : found.objects()) {
      RequestTarget one = RequestTarget.of(target.type(), object);
      DeletionResult result = resources.delete(one, options, caller);
      deleted.add(result.gone() ? object : result.object());
    }
    return view.many(new Snapshot(found.revision(), deleted));
  }

  private static DeleteOptions options(HttpCall call) throws IOException {
    return DeleteOptions.of(call.body().options(), call.query().text("propagationPolicy"));
  }

  private static RequestTarget collection(RequestTarget target) {
    return new RequestTarget(target.type(), target.namespace(), "", "");
  }

  private static Predicate<JsonNode> selection(HttpCall call) {
    return LabelSelector.parse(call.query().text("labelSelector"))
        .and(FieldSelector.parse(call.query().text("fieldSelector")));
  }

  private static HttpReply ok(JsonNode tree) {
    return HttpReply.json(200, tree);
  }

  private static ObjectNode success(RequestTarget target, ObjectNode object) {
    ResourceType type = target.type();
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    ObjectNode details = status.put("status", "Success").putObject("details");
    details.put("name", ObjectMeta.name(object));
    if (!type.group().isEmpty()) details.put("group", type.group());
    details.put("kind", type.plural()).put("uid", ObjectMeta.uid(object));
    return status;
  }
}
