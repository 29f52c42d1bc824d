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
  private static final String SUBJECT = "subjectaccessreviews";

  private final SelfReview reviews;

  ReviewEndpoint(SelfReview reviews) {
    this.reviews = reviews;
  }

  /** Empty when the address is of another kind. */
  Optional<HttpReply> answer(HttpCall call, User user) throws IOException {
    RequestPath address = call.address();
    boolean known = List.of(ACCESS, RULES, SUBJECT).contains(address.resource());
    if (!address.group().equals(VERSION.group()) || !known) return Optional.empty();
    if (!address.verb().equals("create")) throw ApiFailure.methodNotAllowed();
    return Optional.of(HttpReply.json(201, answer(address.resource(), call.body().object(), user)));
  }

  private ObjectNode answer(String resource, ObjectNode review, User user) {
    return switch (resource) {
      case ACCESS -> reviews.access(user, review);
      case RULES -> reviews.rules(user, review);
      default -> reviews.subjectAccess(review);
    };
  }

  static void describe(ArrayNode resources) {
    resources.add(describe(ACCESS, "SelfSubjectAccessReview"));
    resources.add(describe(RULES, "SelfSubjectRulesReview"));
    resources.add(describe(SUBJECT, "SubjectAccessReview"));
  }

  private static ObjectNode describe(String plural, String kind) {
    ObjectNode resource = Json.object().put("name", plural).put("namespaced", false);
    resource.put("singularName", kind.toLowerCase(Locale.ROOT)).put("kind", kind);
    resource.set("verbs", Json.strings(List.of("create")));
    return resource;
  }
}
