package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads both sides at once; a side that can't be read is a problem to report, not a failure. */
public final class InspectWorkflow implements Inspect {
  private final List<String> problems = new ArrayList<>();

  @Override
  public Inspection inspect(@Nullable InspectRequest request) {
    if (request == null) throw RunPreconditions.missingRequest();
    var journal = new StatusRecorder(request.pair());
    var consumer = look(request.pair(), request.consumer(), journal);
    var provider = look(request.pair(), request.provider(), journal);
    return assess(request, consumer.get(), provider.get());
  }

  private Promise<@Nullable ClusterView> look(
      Pair pair, ClusterId cluster, StatusRecorder journal) {
    return Async.function(
        () -> {
          try {
            return Inspections.at(pair, cluster, journal);
          } catch (TemporalFailure failure) {
            problems.add(Failures.sentence(failure));
            return null;
          }
        });
  }

  private Inspection assess(
      InspectRequest request, @Nullable ClusterView consumer, @Nullable ClusterView provider) {
    if (consumer == null || provider == null) {
      return new Inspection(
          request.consumer(), request.provider(), consumer, provider, problems, List.of(), null);
    }
    var now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    var situation = new PairState(request.pair(), consumer, provider, now);
    try {
      var plan = PeerPlan.of(request.peerOrDefaults(), situation);
      return new Inspection(
          request.consumer(), request.provider(), consumer, provider, problems, plan.steps(), null);
    } catch (TemporalFailure refusal) {
      return new Inspection(
          request.consumer(),
          request.provider(),
          consumer,
          provider,
          problems,
          List.of(),
          Failures.sentence(refusal));
    }
  }
}
