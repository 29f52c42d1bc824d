package dev.hawser.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verbs and resources of requests. */
class RequestTargetTest {
  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/namespaces/a/secrets,                             list,             secrets",
    "GET,    /api/v1/namespaces/a/secrets?watch=true&limit=5,          watch,            secrets",
    "GET,    /api/v1/namespaces/a/secrets/b,                           get,              secrets",
    "POST,   /api/v1/namespaces,                                       create,          "
        + " namespaces",
    "GET,    /api/v1/namespaces/a,                                     get,             "
        + " namespaces",
    "PUT,    /api/v1/namespaces/a/finalize,                            update,          "
        + " namespaces/finalize",
    "PATCH,  /apis/core.liqo.io/v1beta1/tenants/a/status,              patch,           "
        + " tenants/status",
    "DELETE, /apis/core.liqo.io/v1beta1/namespaces/n/tenants/a,        delete,           tenants",
    "DELETE, /apis/core.liqo.io/v1beta1/namespaces/n/tenants,          deletecollection, tenants",
    "GET,    /apis/core.liqo.io/v1beta1,                               get,             "
        + " /apis/core.liqo.io/v1beta1",
    "GET,    /readyz,                                                  get,              /readyz",
  })
  void shouldNameVerbAndResource(String method, String target, String verb, String resource) {
    // when
    var read = RequestTarget.of(method, target);

    // then
    assertThat(read).isEqualTo(new RequestTarget(verb, resource));
  }
}
