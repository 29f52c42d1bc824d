package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.SelfReview;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.http.Discovery.GroupVersion;
import dev.hawser.apiserver.object.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds that are answered but not kept. */
final class ReviewEndpoint {
  static final GroupVersion VERSION = new GroupVersion("authorization.k8s.io", "v1");
  private static final String ACCESS = "selfsubjectaccessreviews";
  private static final String RULES = "selfsubjectrulesreviews";

  private final SelfReview reviews;

  ReviewEndpoint(SelfReview reviews) {
    this.reviews = reviews;
  }

  /** Empty when the address is of another kind. */
  Optional<HttpReply> answer(HttpCall call, User user) throws IOException {
    RequestPath address = call.address();
    boolean known = address.resource().equals(ACCESS) || address.resource().equals(RULES);
    if (!address.group().equals(VERSION.group()) || !known) return Optional.empty();
    if (!address.verb().equals("create")) throw ApiFailure.methodNotAllowed();
    ObjectNode review = call.body().object();
    boolean access = address.resource().equals(ACCESS);
    return Optional.of(
        HttpReply.json(201, access ? reviews.access(user, review) : reviews.rules(user, review)));
  }

  static void describe(ArrayNode resources) {
    resources.add(describe(ACCESS, "SelfSubjectAccessReview"));
    resources.add(describe(RULES, "SelfSubjectRulesReview"));
  }

  private static ObjectNode describe(String plural, String kind) {
    ObjectNode resource = Json.object().put("name", plural).put("namespaced", false);
    resource.put("singularName", kind.toLowerCase(Locale.ROOT)).put("kind", kind);
    resource.set("verbs", Json.strings(List.of("create")));
    return resource;
  }
}
