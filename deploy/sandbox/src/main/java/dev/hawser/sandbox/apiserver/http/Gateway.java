package dev.hawser.sandbox.apiserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hawser.sandbox.apiserver.access.Authenticator;
import dev.hawser.sandbox.apiserver.access.Rbac;
import dev.hawser.sandbox.apiserver.access.SelfReview;
import dev.hawser.sandbox.apiserver.access.User;
import dev.hawser.sandbox.apiserver.failure.ApiFailure;
import dev.hawser.sandbox.apiserver.kind.ResourceType;
import dev.hawser.sandbox.apiserver.kind.TypeRegistry;
import dev.hawser.sandbox.apiserver.resource.Resources;
import dev.hawser.sandbox.apiserver.resource.Target;
import dev.hawser.sandbox.apiserver.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request: who asks, may they, and who answers. */
public final class Gateway implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final Authenticator authenticator;
  private final Rbac rbac;
  private final TypeRegistry types;
  private final Documents documents;
  private final Reviews reviews;
  private final ObjectsEndpoint objects;
  private final AuditTrail audit;

  public Gateway(
      Authenticator authenticator,
      TypeRegistry types,
      Store store,
      Resources resources,
      AuditTrail audit,
      Clock clock) {
    this.authenticator = authenticator;
    this.rbac = new Rbac(store);
    this.types = types;
    this.documents = new Documents(types);
    this.reviews = new Reviews(new SelfReview(rbac));
    this.objects = new ObjectsEndpoint(store, resources, clock);
    this.audit = audit;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Call call = Call.of(exchange);
    Optional<User> user = Optional.empty();
    try {
      user = authenticator.identify(call.header("Authorization"), call.certificate());
      answer(call, user);
    } catch (ApiFailure failure) {
      reply(call, user, Reply.failure(failure));
    } catch (RuntimeException broken) {
      LOG.warn("{} {} failed", exchange.getRequestMethod(), call.address().path(), broken);
      String message = "Internal error occurred: " + broken;
      reply(call, user, Reply.failure(ApiFailure.of(500, "InternalError", message)));
    }
  }

  private void answer(Call call, Optional<User> identified) throws IOException {
    Address address = call.address();
    if (Documents.isPublic(address.path())) {
      reply(call, identified, documents.answer(address.path()));
      return;
    }
    User user = identified.orElse(User.ANONYMOUS);
    rbac.check(user, address.attempt());
    if (!address.isOfObjects()) {
      reply(call, identified, documents.answer(address.path()));
      return;
    }
    Optional<Reply> review = reviews.answer(call, user);
    Optional<Target> target = target(address);
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

  private void watch(Call call, Target target, User user) throws IOException {
    WatchOptions options = WatchOptions.of(call.query());
    if (call.wantsUpgrade()) {
      // A client that is refused the WebSocket asks again for a plain stream; that one counts.
      Reply.text(200, "").sendTo(call.exchange());
      return;
    }
    audit.record(call, Optional.of(user), 200);
    objects.watch(call, target, options);
  }

  private Optional<Target> target(Address address) {
    return types
        .find(address.group(), address.version(), address.resource())
        .filter(type -> serves(type, address))
        .map(type -> new Target(type, address.namespace(), address.name(), address.subresource()));
  }

  private Reply notServed(Address address) {
    Optional<ResourceType> custom =
        types
            .find(address.group(), address.version(), address.resource())
            .filter(ResourceType::custom);
    if (custom.isPresent() && !address.subresource().isEmpty()) {
      return Reply.failure(ApiFailure.notFound(custom.get().subject(address.name())));
    }
    return Documents.isBuiltIn(types, address.group())
        ? Reply.failure(ApiFailure.notServed())
        : Reply.notServed();
  }

  private static boolean serves(ResourceType type, Address address) {
    boolean one = !address.name().isEmpty();
    boolean selection = address.verb().equals("list") || address.verb().equals("watch");
    boolean placed =
        type.namespaced()
            ? !address.namespace().isEmpty() || !one || selection
            : address.namespace().isEmpty();
    return placed
        && (address.subresource().isEmpty() || type.subresources().contains(address.subresource()));
  }

  private void reply(Call call, Optional<User> user, Reply reply) throws IOException {
    audit.record(call, user, reply.code());
    reply.sendTo(call.exchange());
  }
}
