package dev.hawser.sandbox.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.SigningRequest;
import dev.hawser.sandbox.comparison.Comparison;
import dev.hawser.sandbox.comparison.Difference;
import dev.hawser.sandbox.comparison.Ledger;
import dev.hawser.sandbox.comparison.Place;
import dev.hawser.sandbox.comparison.World;
import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives a recorded client's writes to simulated clusters, and compares what comes of them. */
final class Replay {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Watches of two clusters are that far apart at most. */
  private static final double BLUR = 0.05;

  private static final Pattern OF_IDENTITY =
      Pattern.compile("renews.*|secretskubeconfig-controlplane-.*");

  private final Recording recording;
  private final Stage stage;
  private final Ledger ledger;
  private final Comparison comparison;
  private final Readiness readiness;
  private final List<String> complaints = new ArrayList<>();
  private long compared;

  Replay(Recording recording, Stage stage, Ledger ledger) {
    this.recording = recording;
    this.stage = stage;
    this.ledger = ledger;
    this.comparison = new Comparison(ledger);
    this.readiness = new Readiness(recording, ledger);
  }

  /** How many objects were compared, after all commands together. */
  long compared() {
    return compared;
  }

  /** Runs it. Everything that is not as recorded and has no reason is told. */
  List<String> run() throws InterruptedException {
    var steps = ClientSteps.of(recording);
    double since = 0;
    for (int i = 0; i < recording.commands().size(); i++) {
      double from = since;
      double until = recording.endOf(i);
      for (var step : steps) {
        if (step.at() >= from && step.at() < until) perform(step, from, until);
      }
      compare(i, until);
      since = until;
    }
    return complaints;
  }

  private void compare(int command, double until) throws InterruptedException {
    var expected = recording.before(until).newcomers();
    compared += comparison.size(expected);
    stage
        .observation()
        .await(
            world -> unexplained(comparison.of(expected, world.newcomers())).isEmpty(), PATIENCE);
    for (var each : unexplained(comparison.of(expected, stage.observation().world().newcomers()))) {
      complaints.add("after " + recording.commands().get(command).label() + ": " + each);
    }
  }

  private List<Difference> unexplained(List<Difference> differences) {
    return differences.stream().filter(d -> !ledger.explains(recording.name(), d)).toList();
  }

  private void perform(ClientStep step, double since, double until) throws InterruptedException {
    var before = recording.before(step.at());
    if (step.place().resource().equals("tenants") && step.verb() == ClientStep.Verb.DELETE) {
      runTheRace(until);
    }
    var gone = gone(since, step.at() - BLUR);
    var references = new References(before, step.place());
    boolean ready =
        stage
            .observation()
            .await(
                world -> readiness.isSo(before, gone, world) && isKnown(step, references, world),
                PATIENCE);
    if (!ready) {
      complaints.add(
          "before "
              + step
              + ": waited in vain for "
              + readiness.lacks(before, gone, stage.observation().world()));
    }
    readiness.performed(step);
    switch (step.verb()) {
      case CREATE -> cluster(step).create(object(step, references, stage.observation().world()));
      case UPDATE -> update(step, object(step, references, stage.observation().world()));
      case DELETE -> delete(step);
    }
  }

  private static boolean isKnown(ClientStep step, References references, World simulated) {
    try {
      return step.verb() == ClientStep.Verb.DELETE || object(step, references, simulated) != null;
    } catch (References.Missing notYet) {
      return false;
    }
  }

  /** What the client saw go in this command. */
  private Set<Place> gone(double since, double until) {
    var gone = new HashSet<>(recording.before(since).newcomers().keySet());
    var then = recording.before(until);
    gone.removeIf(place -> then.get(place).isPresent() || !ledger.contains(place));
    return gone;
  }

  private Cluster cluster(ClientStep step) {
    return stage.of(step.place().cluster());
  }

  private void update(ClientStep step, KubeObject wanted) {
    cluster(step)
        .edit(
            wanted.kind(),
            wanted.ref(),
            current -> {
              current.metadata().setLabels(wanted.metadata().getLabels());
              current.metadata().setAnnotations(wanted.metadata().getAnnotations());
              current.metadata().setOwnerReferences(wanted.metadata().getOwnerReferences());
              for (String field : List.of("spec", "data")) {
                wanted.get(field).ifPresent(value -> current.set(field, value));
              }
            });
  }

  private void delete(ClientStep step) throws InterruptedException {
    var kind =
        Kind.of(step.body().path("apiVersion").asText(), step.body().path("kind").asText())
            .orElseThrow();
    boolean losing = step.place().resource().equals("identities") && losesTheRace();
    if (losing) stage.pause(step.place().cluster(), Component.CRD_REPLICATOR);
    cluster(step).delete(kind, new ObjectRef(step.place().namespace(), step.place().name()));
    if (step.place().resource().equals("tenants") && losesTheRace()) {
      stage
          .observation()
          .await(
              world ->
                  world.newcomers().keySet().stream()
                      .noneMatch(place -> place.resource().equals("rolebindings")),
              PATIENCE);
      for (String id : List.of("alpha", "beta")) stage.resume(id, Component.CRD_REPLICATOR);
    }
  }

  /** Where real Liqo was in time to remove what an Identity owned, the simulated one is as well. */
  private void runTheRace(double until) throws InterruptedException {
    var after = recording.before(until);
    stage
        .observation()
        .await(
            world ->
                losesTheRace()
                    || world.newcomers().keySet().stream()
                        .filter(
                            place -> OF_IDENTITY.matcher(place.resource() + place.name()).matches())
                        .allMatch(place -> after.get(place).isPresent()),
            PATIENCE);
  }

  private boolean losesTheRace() {
    return recording.before(Double.POSITIVE_INFINITY).newcomers().keySet().stream()
        .anyMatch(place -> place.resource().equals("renews"));
  }

  private static KubeObject object(ClientStep step, References references, World simulated) {
    var body =
        references.translate(written(step.body()), simulated, () -> request(step, simulated));
    var raw = JSON.convertValue(body, GenericKubernetesResource.class);
    return KubeObject.of(Kind.of(raw.getApiVersion(), raw.getKind()).orElseThrow(), raw);
  }

  /** What of an object the client wrote: neither what servers add nor what a webhook fills in. */
  private static JsonNode written(ObjectNode object) {
    ObjectNode body = object.deepCopy();
    body.remove("status");
    ((ObjectNode) body.path("metadata"))
        .remove(
            Set.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"));
    ((ObjectNode) body.path("metadata")).remove(Set.of("finalizers", "selfLink"));
    if (body.path("kind").asText().equals("VirtualNode")) {
      ((ObjectNode) body.path("spec")).remove("template");
    }
    return body;
  }

  /** The consumer's request, which liqoctl makes with the key it reads. */
  private static String request(ClientStep step, World simulated) {
    var consumer = step.body().path("spec").path("clusterID").asText();
    var keys = simulated.get(new Place(consumer, "secrets", "liqo", "authentication-keys"));
    var key =
        ClusterKey.fromSecret(
            JSON.convertValue(keys.orElseThrow(), GenericKubernetesResource.class));
    var pem = SigningRequest.controlPlane(consumer, key.orElseThrow());
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
