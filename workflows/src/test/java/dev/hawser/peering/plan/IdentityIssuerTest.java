package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.IdentityIssuer;
import dev.hawser.peering.Pair;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Providers whose identities would put an access key into the history. */
final class IdentityIssuerTest {
  private final FakeCluster rome = cluster("rome", "milan");
  private final FakeCluster milan = cluster("milan", "rome");

  @Test
  void shouldRefuseAnIdentityWithAnAccessKeyBeforeTheFirstWrite() {
    // given
    milan.identityIssuer = IdentityIssuer.AWS_IAM;

    // when
    var refusal = catchThrowableOfType(ApplicationFailure.class, () -> plan("{}"));

    // then
    assertThat(refusal.getType()).isEqualTo("UnsafeIdentity");
    assertThat(refusal.getOriginalMessage()).startsWith("milan issues EKS identities");
  }

  @Test
  void shouldNotRefuseAPeeringWithoutAnIdentity() {
    // given
    milan.identityIssuer = IdentityIssuer.AWS_IAM;

    // when
    var plan = plan("{'modules': ['networking']}");

    // then
    assertThat(plan.steps()).isNotEmpty();
  }

  @Test
  void shouldNotAskWhatIssuesTheIdentitiesOfTheConsumersOwnPeers() {
    // given
    rome.identityIssuer = IdentityIssuer.AWS_IAM;

    // when
    var plan = plan("{}");

    // then
    assertThat(plan.steps()).isNotEmpty();
  }

  private PeerPlan plan(String request) {
    var state =
        new PairState(
            new Pair(rome.id, milan.id), FakeView.of(rome), FakeView.of(milan), Instant.EPOCH);
    return PeerPlan.of(RequestJson.peer(request), state);
  }

  private static FakeCluster cluster(String id, String peer) {
    String pod = id.equals("rome") ? "10.10.0.0/16" : "10.20.0.0/16";
    var cidrs = new Cidrs(List.of(pod), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
