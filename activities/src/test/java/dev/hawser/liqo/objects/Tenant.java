package dev.hawser.liqo.objects;

import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.resources.Kind;
import io.temporal.activity.ActivityInterface;
import java.util.function.Function;

/** One object of milan's, ensured and removed as activities do it. */
final class Tenant implements AutoCloseable {
  static final String PATH = "tenants/rome";

  /** Something to do with a cluster's objects. */
  @ActivityInterface
  public interface Errand {
    String run(Scope scope);
  }

  final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final ClusterAccess access = milan.access();
  private Function<Work, Object> body = work -> "";
  final Activities activities =
      new Activities((Errand) scope -> access.run(scope, work -> String.valueOf(body.apply(work))));

  @Override
  public void close() {
    activities.close();
    milan.close();
  }

  void ensure() {
    body =
        work ->
            work.objects()
                .ensure(
                    Desired.of(Kind.TENANT, milan.tenantNamespace(), "rome").spec("proxyURL", "p"));
    activities.as(Errand.class).run(Given.provider());
  }

  String remove(Removal removal) {
    body = work -> work.objects().remove(removal, Kind.TENANT, milan.tenantNamespace(), "rome");
    return activities.as(Errand.class).run(Given.provider());
  }
}
