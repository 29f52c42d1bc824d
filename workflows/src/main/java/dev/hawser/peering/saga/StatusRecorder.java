package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.PlainText;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run shows of itself: the phase in search attributes, the step table in the current details
 * and the status query. Only phases cost history events.
 */
final class StatusRecorder {
  private final Pair pair;
  private final StepTable table = new StepTable();
  private final List<KeptObject> kept = new ArrayList<>();
  private Phase phase = Phase.INSPECTING;
  private @Nullable String problem;
  private @Nullable String identityKey;
  private boolean wasStuck;
  private @Nullable PairRequest request;

  StatusRecorder(Pair pair) {
    this.pair = pair;
  }

  /** A run that is never begun is one that changes nothing. */
  void begin(PairRequest asked) {
    request = asked;
    Workflow.upsertTypedSearchAttributes(
        SearchAttributes.CONSUMER.valueSet(pair.consumer().value()),
        SearchAttributes.PROVIDER.valueSet(pair.provider().value()),
        SearchAttributes.PHASE.valueSet(phase.word()),
        SearchAttributes.text(SearchAttributes.ACTOR, asked.actor()),
        SearchAttributes.text(SearchAttributes.REASON, asked.reason()));
    show();
  }

  void enter(Phase next) {
    if (phase == next) return;
    phase = next;
    Workflow.upsertTypedSearchAttributes(SearchAttributes.PHASE.valueSet(next.word()));
    show();
    boolean isStuck = next == Phase.ROLLBACK_STUCK || next == Phase.REMOVAL_STUCK;
    if (isStuck && !wasStuck) RunLog.stuck(pair, next);
    wasStuck |= isStuck;
  }

  Pair pair() {
    return pair;
  }

  Phase phase() {
    return phase;
  }

  void mark(Step step, ClusterId cluster, State state, String detail) {
    var now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    table.mark(step, cluster, state, now, plain(detail));
    show();
  }

  /** To be called before the undo of this step is marked as done, if there was anything to undo. */
  void foundToUndo(Step step, ClusterId cluster) {
    table.foundToUndo(step, cluster);
  }

  void problem(String sentence) {
    if (problem == null) problem = plain(sentence);
    show();
  }

  /** The key with which the consumer proves its identity; null if it is not known. */
  void identityKey(@Nullable String fingerprint) {
    identityKey = fingerprint;
    show();
  }

  void keep(List<KeptObject> more) {
    more.stream().filter(each -> !kept.contains(each)).forEach(kept::add);
  }

  void forgetKept() {
    kept.clear();
  }

  List<KeptObject> kept() {
    return List.copyOf(kept);
  }

  PeeringStatus status() {
    return new PeeringStatus(
        pair.consumer(), pair.provider(), phase, table.rows(), problem, kept, identityKey);
  }

  /** Quotes what people and clusters said. */
  private static String plain(String sentence) {
    return PlainText.of(sentence, PlainText.FAILURE);
  }

  private void show() {
    var started = Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis());
    var markdown = new StatusMarkdown(status(), started, request);
    Workflow.setCurrentDetails(markdown.text());
  }

  /** Registered by every worker at its start; set here only. */
  static final class SearchAttributes {
    static final SearchAttributeKey<String> CONSUMER =
        SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_CONSUMER);
    static final SearchAttributeKey<String> PROVIDER =
        SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_PROVIDER);
    static final SearchAttributeKey<String> PHASE =
        SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_PHASE);
    static final SearchAttributeKey<String> ACTOR =
        SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_ACTOR);
    static final SearchAttributeKey<String> REASON =
        SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_REASON);
    private static final int LONGEST = 255;

    private SearchAttributes() {}

    static SearchAttributeUpdate<String> text(
        SearchAttributeKey<String> key, @Nullable String value) {
      if (value == null || value.isBlank()) return key.valueUnset();
      return key.valueSet(PlainText.of(value, LONGEST));
    }
  }
}
