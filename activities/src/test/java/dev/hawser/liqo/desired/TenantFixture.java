package dev.hawser.liqo.desired;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.DeleteInput;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import io.temporal.activity.ActivityInterface;
import java.util.function.Function;

/** One object on milan, created and deleted as activities do it. */
public final class TenantFixture implements AutoCloseable {
  static final String PATH = "tenants/rome";

  /** An activity with any body. */
  @ActivityInterface
  public interface TestActivity {
    String run(ActivityScope scope);
  }

  public final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ClusterAccess access = milan.access();
  private Function<ActivityContext, Object> body = work -> "";
  public final ActivityRunner activities =
      new ActivityRunner(
          (TestActivity) scope -> access.run(scope, work -> String.valueOf(body.apply(work))));

  @Override
  public void close() {
    activities.close();
    milan.close();
  }

  public void ensure() {
    body =
        work ->
            work.objects()
                .ensure(
                    DesiredObject.of(Kind.TENANT, milan.tenantNamespace(), "rome")
                        .spec("proxyURL", "p"));
    activities.as(TestActivity.class).run(PeeringFixture.provider());
  }

  public String remove(DeleteInput removal) {
    body = work -> work.objects().remove(removal, Kind.TENANT, milan.tenantNamespace(), "rome");
    return activities.as(TestActivity.class).run(PeeringFixture.provider());
  }
}
