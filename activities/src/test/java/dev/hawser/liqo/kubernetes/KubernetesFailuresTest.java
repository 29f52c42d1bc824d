package dev.hawser.liqo.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What errors mean, with answers recorded from a real API server. */
final class KubernetesFailuresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 |               | admission webhook "tenant" denied the request: no | InvalidObject
          401 | Unauthorized  | Unauthorized                                      | Forbidden
          403 | Forbidden     | tenants is forbidden: User "u" cannot create      | Forbidden
          403 | Forbidden     | admission webhook "slice" denied the request: no  | Forbidden
          404 |               | Not Found                                         | LiqoNotFound
          405 |               | Method Not Allowed                                | InvalidObject
          422 | Invalid       | spec.mtu: Invalid value: -1                       | InvalidObject
          """)
  void shouldNotRetryAPermanentFailure(int code, String reason, String message, String type) {
    // when
    var failure = permanent(answer(code, reason, message));

    // then
    assertThat(failure.getType()).isEqualTo(type);
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("milan");
    if (code != 401) assertThat(failure.getOriginalMessage()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | NotFound            | tenants "rome" not found
          409 | AlreadyExists       | secrets "liqo-nonce" already exists
          409 | Conflict            | the object has been modified
          409 |                     | Conflict
          429 | TooManyRequests     | too many requests
          500 | InternalError       | failed calling webhook "tenant"
          502 |                     | Bad Gateway
          503 | ServiceUnavailable  | etcd is not there
          504 | Timeout             | timeout
          """)
  void shouldRetryATransientFailure(int code, String reason, String message) {
    // when
    var failure = KubernetesFailures.permanent(answer(code, reason, message), "milan");

    // then
    assertThat(failure).isEmpty();
  }

  /** The answer of Kubernetes 1.34. */
  @Test
  void shouldRetryWhileTheNamespaceIsBeingDeleted() {
    // given
    var status =
        Serialization.unmarshal(
            """
            {"apiVersion": "v1", "kind": "Status", "metadata": {}, "status": "Failure",
             "message": "configmaps \\"late\\" is forbidden: unable to create new content in \
            namespace full because it is being terminated", "reason": "Forbidden", "code": 403,
             "details": {"name": "late", "kind": "configmaps", "causes": [
               {"reason": "NamespaceTerminating", "field": "metadata.namespace",
                "message": "namespace full is being terminated"}]}}
            """,
            Status.class);

    // when
    var failure =
        KubernetesFailures.permanent(new KubernetesClientException("m", 403, status), "milan");

    // then
    assertThat(failure).isEmpty();
  }

  @Test
  void shouldRetryIfNothingAnswers() {
    // when
    var closed = KubernetesFailures.permanent(noAnswer(new ClosedChannelException()), "milan");
    var unknown = KubernetesFailures.permanent(noAnswer(new UnresolvedAddressException()), "milan");

    // then
    assertThat(closed).isEmpty();
    assertThat(unknown).isEmpty();
  }

  @Test
  void shouldNotRetryWithTheWrongCertificateAuthority() {
    // given
    var handshake = new SSLHandshakeException("PKIX path building failed");
    handshake.initCause(new CertificateException("unable to find path"));

    // when
    var failure = permanent(noAnswer(new IOException(handshake)));

    // then
    assertThat(failure.getType()).isEqualTo("Unreachable");
    assertThat(failure.getOriginalMessage()).contains("milan", "not trusted", "unable to find");
  }

  @Test
  void shouldRetryAfterAnInterruptedHandshake() {
    // given
    var handshake = new SSLHandshakeException("Connection reset");
    handshake.initCause(new SocketException("Connection reset"));

    // when
    var failure = KubernetesFailures.permanent(noAnswer(new IOException(handshake)), "milan");

    // then
    assertThat(failure).isEmpty();
  }

  static List<Arguments> failures() {
    return List.of(
        Arguments.of(
            noAnswer(new UnresolvedAddressException()), "the API server's host is unknown"),
        Arguments.of(noAnswer(new ClosedChannelException()), "ClosedChannelException"),
        Arguments.of(noAnswer(new IOException("one\ntwo")), "one"),
        Arguments.of(answer(403, "Forbidden", "no way"), "no way"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldDescribeAFailureInOneSentence(KubernetesClientException failure, String expected) {
    // when
    String sentence = KubernetesFailures.sentence(failure);

    // then
    assertThat(sentence).isEqualTo(expected);
  }

  @Test
  void shouldDistinguishAMissingKindFromAMissingObject() {
    // given
    var kind = answer(404, null, "Not Found");
    var object = answer(404, "NotFound", "tenants \"rome\" not found");
    var namespace =
        new KubernetesClientException(
            "m",
            404,
            new StatusBuilder()
                .withMessage("namespaces \"n\" not found")
                .withNewDetails()
                .withKind("namespaces")
                .endDetails()
                .build());

    // when
    var absentKinds =
        Stream.of(kind, object, namespace).filter(KubernetesFailures::isKindAbsent).toList();

    // then
    assertThat(absentKinds).containsExactly(kind);
  }

  @Test
  void shouldRecognizeAConcurrentWrite() {
    // when
    boolean conflict = KubernetesFailures.isRace(answer(409, "Conflict", ""));
    boolean error = KubernetesFailures.isRace(answer(500, "", ""));

    // then
    assertThat(conflict).isTrue();
    assertThat(error).isFalse();
  }

  private static ApplicationFailure permanent(KubernetesClientException e) {
    return KubernetesFailures.permanent(e, "milan").orElseThrow();
  }

  private static KubernetesClientException noAnswer(Exception cause) {
    return new KubernetesClientException("An error has occurred.", cause);
  }

  /** The details name the object if there is one. */
  private static KubernetesClientException answer(int code, String reason, String message) {
    var status = new StatusBuilder().withCode(code).withReason(reason).withMessage(message);
    Status reply =
        "NotFound".equals(reason)
            ? status.withNewDetails().withKind("tenants").withName("rome").endDetails().build()
            : status.build();
    return new KubernetesClientException("Failure executing", code, reply);
  }
}
