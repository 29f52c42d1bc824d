package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedField;
import dev.hawser.peering.PlannedObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names what a plan does: two plans that do the same have the same digest. */
final class PlanDigest {
  private static final int MOST_NAMED = 5;

  private PlanDigest() {}

  /**
   * SHA-256 of what is done, in hex. What is left as it is does not count.
   *
   * @param workflow which one does it
   */
  static String of(String workflow, Pair pair, List<PlannedObject> objects) {
    var text = new StringBuilder();
    line(text, workflow, pair.consumer().value(), pair.provider().value());
    for (var planned : objects) {
      if (planned.writes()) append(text, planned);
    }
    return sha256(text.toString());
  }

  private static void append(StringBuilder text, PlannedObject planned) {
    var object = planned.object();
    line(
        text,
        planned.action().word(),
        String.valueOf(object.cluster()),
        object.kind(),
        object.namespace(),
        object.name(),
        planned.reason());
    for (PlannedField field : planned.fields()) line(text, field.name(), field.from(), field.to());
  }

  private static void line(StringBuilder text, @Nullable String... parts) {
    for (String part : parts) {
      if (part != null) text.append(part.length()).append(':').append(part);
      text.append('\t');
    }
    text.append('\n');
  }

  private static String sha256(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Requires that the plan is the one that the request names, if it names one and there is anything
   * to write.
   *
   * @throws io.temporal.failure.ApplicationFailure PlanChanged
   */
  static void require(PairRequest request, Supplier<Plan> planned) {
    String expected = request.plan();
    if (expected == null) return;
    var plan = planned.get();
    if (!plan.writes() || plan.digest().startsWith(expected)) return;
    throw refuse(
        FailureType.PLAN_CHANGED,
        "it is plan %s by now, and not plan %s: %s; see hawser plan, and name the plan that you agree to"
            .formatted(plan.shortDigest(), shown(expected), summary(plan)));
  }

  private static String shown(String digest) {
    return digest.substring(0, Plan.SHORT);
  }

  private static String summary(Plan plan) {
    var written = plan.objects().stream().filter(PlannedObject::writes).toList();
    String named =
        written.stream()
            .limit(MOST_NAMED)
            .map(planned -> planned.action().word() + " " + planned.object())
            .collect(Collectors.joining(", "));
    int more = written.size() - MOST_NAMED;
    return more > 0 ? named + ", and " + more + " more" : named;
  }
}
