package dev.hawser.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.ClusterId;
import dev.hawser.liqo.pki.SigningRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The proofs of a consumer that has no cluster. */
class ConsumerIdentityTest {
  @Test
  void shouldProveThatItHasTheKeyOfItsRequest() {
    // given
    var identity = ConsumerIdentity.generate(new ClusterId("rome"));

    // when
    var proof = identity.prove(new Nonce(Base64.getEncoder().encodeToString(new byte[64])));

    // then
    var request = Base64.getEncoder().encodeToString(proof.csr().getBytes(StandardCharsets.UTF_8));
    assertThat(SigningRequest.keyOf(request, "rome")).contains(identity.fingerprint());
    assertThat(Base64.getDecoder().decode(proof.signature())).hasSize(64);
  }
}
