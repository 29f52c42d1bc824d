package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.CREATE;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.TemplateProblem;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import org.jspecify.annotations.Nullable;

/** Refuses a gateway that its template on the cluster can't make. */
final class GatewayTemplates {
  private GatewayTemplates() {}

  /** Requires the template of a gateway that the step creates. */
  static void require(PairState state, PlannedStep step, GatewayOptions options) {
    var view = state.view(step.cluster());
    if (step.step() == Step.SERVER && step.writes())
      requireTemplate(view, "wireguard-server", options);
    if (step.step() == Step.CLIENT && step.action() == CREATE)
      requireTemplate(view, "wireguard-client", GatewayOptions.DEFAULTS);
  }

  private static void requireTemplate(ClusterView view, String template, GatewayOptions options) {
    var gap =
        view.installation().templateGaps().stream()
            .filter(found -> found.template().equals(template))
            .findFirst();
    if (gap.isEmpty()) return;
    if (gap.get().missing()) {
      throw refuse(
          FailureType.LIQO_NOT_FOUND,
          "gateway template "
              + template
              + " is missing in Liqo's namespace on "
              + view.cluster()
              + ": reinstall Liqo there, or create the template");
    }
    requireField(view, gap.get(), TemplateProblem.Field.NODE_PORT, "nodePort", options.nodePort());
    requireField(
        view,
        gap.get(),
        TemplateProblem.Field.LOAD_BALANCER_IP,
        "loadBalancerIp",
        options.loadBalancerIp());
  }

  private static void requireField(
      ClusterView view,
      TemplateProblem gap,
      TemplateProblem.Field field,
      String option,
      @Nullable Object requested) {
    if (requested == null || !gap.unsupported().contains(field)) return;
    throw refuse(
        FailureType.CONFLICT,
        "gateway template "
            + gap.template()
            + " on "
            + view.cluster()
            + " does not support "
            + field.word()
            + ": leave gateway."
            + option
            + " out");
  }
}
