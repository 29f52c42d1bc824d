package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusDetails;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RequestFilterTest extends ApiServerExtension {
  @Test
  void shouldRefuseARead() {
    // given
    client.resource(configMap("one")).create();
    server.filter(
        (user, request) -> {
          throw ApiFailure.of(503, "ServiceUnavailable", "not now");
        });

    // when
    var failure = failureOf(() -> client.resource(configMap("one")).get());

    // then
    assertThat(failure.getCode()).isEqualTo(503);
    assertThat(failure.getStatus().getReason()).isEqualTo("ServiceUnavailable");
    assertThat(failure.getStatus().getMessage()).isEqualTo("not now");
  }

  @Test
  void shouldRefuseAWriteBeforeItHappens() {
    // given
    server.filter(
        (user, request) -> {
          if (!request.verb().equals("create")) return;
          var subject = new StatusDetails(request.group(), request.resource(), request.name());
          throw ApiFailure.forbidden(subject, "read only");
        });

    // when
    var failure = failureOf(() -> client.resource(configMap("one")).create());

    // then
    assertThat(failure.getCode()).isEqualTo(403);
    assertThat(client.resource(configMap("one")).get()).isNull();
  }

  @Test
  void shouldSeeWhoRequestsWhat() {
    // given
    List<String> seen = new CopyOnWriteArrayList<>();
    server.filter(
        (user, request) ->
            seen.add(
                "%s %s %s in %s"
                    .formatted(
                        user.name(), request.verb(), request.resource(), request.namespace())));

    // when
    client.configMaps().inNamespace("default").list();

    // then
    assertThat(seen).containsExactly("kubernetes-admin list configmaps in default");
  }
}
