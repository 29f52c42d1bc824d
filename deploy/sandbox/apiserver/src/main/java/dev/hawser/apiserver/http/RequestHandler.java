package dev.hawser.apiserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hawser.apiserver.access.Authenticator;
import dev.hawser.apiserver.access.Rbac;
import dev.hawser.apiserver.access.SelfReview;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.admission.RequestFilter;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.resource.RequestTarget;
import dev.hawser.apiserver.resource.Resources;
import dev.hawser.apiserver.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request: who asks, may they, and who answers. */
public final class RequestHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

  private final Authenticator authenticator;
  private final Rbac rbac;
  private final TypeRegistry types;
  private final NonResourceEndpoint documents;
  private final ReviewEndpoint reviews;
  private final ObjectsEndpoint objects;
  private final AuditLog audit;
  private final List<RequestFilter> filters = new CopyOnWriteArrayList<>();

  public RequestHandler(
      Authenticator authenticator,
      TypeRegistry types,
      Store store,
      Resources resources,
      AuditLog audit,
      Clock clock) {
    this.authenticator = authenticator;
    this.rbac = new Rbac(store);
    this.types = types;
    this.documents = new NonResourceEndpoint(types);
    this.reviews = new ReviewEndpoint(new SelfReview(rbac));
    this.objects = new ObjectsEndpoint(store, resources, clock);
    this.audit = audit;
  }

  /** Asks another filter about every request from now on. */
  public void add(RequestFilter filter) {
    filters.add(filter);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    HttpCall call = HttpCall.of(exchange);
    Optional<User> user = Optional.empty();
    try {
      user = authenticator.identify(call.header("Authorization"), call.certificate());
      answer(call, user);
    } catch (ApiFailure failure) {
      reply(call, user, HttpReply.failure(failure));
    } catch (RuntimeException broken) {
      LOG.warn("{} {} failed", exchange.getRequestMethod(), call.address().path(), broken);
      String message = "Internal error occurred: " + broken;
      reply(call, user, HttpReply.failure(ApiFailure.of(500, "InternalError", message)));
    }
  }

  private void answer(HttpCall call, Optional<User> identified) throws IOException {
    RequestPath address = call.address();
    if (NonResourceEndpoint.isPublic(address.path())) {
      reply(call, identified, documents.answer(address.path()));
      return;
    }
    User user = identified.orElse(User.ANONYMOUS);
    rbac.check(user, address.attempt());
    if (!address.isOfObjects()) {
      reply(call, identified, documents.answer(address.path()));
      return;
    }
    filters.forEach(filter -> filter.check(user, address.attempt()));
    Optional<HttpReply> review = reviews.answer(call, user);
    Optional<RequestTarget> target = target(address);
    if (review.isPresent()) {
      reply(call, identified, review.get());
    } else if (target.isEmpty()) {
      reply(call, identified, notServed(address));
    } else if (address.verb().equals("watch")) {
      watch(call, target.get(), user);
    } else {
      reply(call, identified, objects.answer(call, target.get(), user));
    }
  }

  private void watch(HttpCall call, RequestTarget target, User user) throws IOException {
    WatchOptions options = WatchOptions.of(call.query());
    if (call.wantsUpgrade()) {
      // A client that is refused the WebSocket asks again for a plain stream; that one counts.
      HttpReply.text(200, "").sendTo(call.exchange());
      return;
    }
    audit.record(call, Optional.of(user), 200);
    objects.watch(call, target, options);
  }

  private Optional<RequestTarget> target(RequestPath address) {
    return types
        .find(address.group(), address.version(), address.resource())
        .filter(type -> serves(type, address))
        .map(
            type ->
                new RequestTarget(
                    type, address.namespace(), address.name(), address.subresource()));
  }

  private HttpReply notServed(RequestPath address) {
    Optional<ResourceType> custom =
        types
            .find(address.group(), address.version(), address.resource())
            .filter(ResourceType::custom);
    if (custom.isPresent() && !address.subresource().isEmpty()) {
      return HttpReply.failure(ApiFailure.notFound(custom.get().subject(address.name())));
    }
    return NonResourceEndpoint.isBuiltIn(types, address.group())
        ? HttpReply.failure(ApiFailure.notServed())
        : HttpReply.notServed();
  }

  private static boolean serves(ResourceType type, RequestPath address) {
    boolean one = !address.name().isEmpty();
    boolean selection = address.verb().equals("list") || address.verb().equals("watch");
    boolean placed =
        type.namespaced()
            ? !address.namespace().isEmpty() || !one || selection
            : address.namespace().isEmpty();
    return placed
        && (address.subresource().isEmpty() || type.subresources().contains(address.subresource()));
  }

  private void reply(HttpCall call, Optional<User> user, HttpReply reply) throws IOException {
    audit.record(call, user, reply.code());
    reply.sendTo(call.exchange());
  }
}
