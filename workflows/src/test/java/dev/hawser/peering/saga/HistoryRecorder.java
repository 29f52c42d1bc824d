package dev.hawser.peering.saga;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.payload.PayloadSamples;
import dev.hawser.peering.payload.Payloads;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes payloads and histories to be kept with the code, into the folder given as argument. Run
 * once for each release, and whenever the wire format is changed on purpose.
 */
public final class HistoryRecorder {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private HistoryRecorder() {}

  public static void main(String[] folder) throws IOException {
    var resources = Path.of(folder[0]);
    for (var type : PayloadSamples.types()) {
      Files.writeString(resources.resolve(name(type)), pretty(PayloadSamples.of(type)));
    }
    record(resources, "peer", HistoryRecorder::peer);
    record(resources, "peer-rolled-back", HistoryRecorder::peerRolledBack);
    record(resources, "peer-aborted", HistoryRecorder::peerAborted);
    record(resources, "unpeer", HistoryRecorder::unpeer);
  }

  public static Path payload(Class<?> type) {
    return RESOURCES.resolve(name(type));
  }

  private static String name(Class<?> type) {
    return "payloads/" + type.getSimpleName() + ".json";
  }

  /** A run to be recorded. */
  private interface Scene {
    WorkflowStub play(PeeringTestEnvironment environment);
  }

  private static void record(Path resources, String name, Scene scene) throws IOException {
    try (var environment = new PeeringTestEnvironment()) {
      var history = environment.history(scene.play(environment));
      Files.writeString(resources.resolve("histories/" + name + ".json"), history.toJson(true));
    }
  }

  private static WorkflowStub peer(PeeringTestEnvironment environment) {
    var run = environment.startPeer();
    run.getResult(PeeringResult.class);
    return run;
  }

  private static WorkflowStub peerRolledBack(PeeringTestEnvironment environment) {
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);
    var run = environment.startPeer();
    PeeringTestEnvironment.failure(run);
    return run;
  }

  private static WorkflowStub peerAborted(PeeringTestEnvironment environment) {
    environment.faults.hang("milan ensureTenant");
    var run = environment.startPeer();
    environment.faults.awaitReached("milan ensureTenant");
    run.update("abort", String.class, "wrong cluster");
    PeeringTestEnvironment.failure(run);
    return run;
  }

  private static WorkflowStub unpeer(PeeringTestEnvironment environment) {
    var run = environment.peered().start("Unpeer", UnpeerRequest.of("rome", "milan"));
    run.getResult(UnpeeringResult.class);
    return run;
  }

  private static String pretty(Object sample) throws IOException {
    ObjectMapper json = Payloads.json();
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n";
  }
}
