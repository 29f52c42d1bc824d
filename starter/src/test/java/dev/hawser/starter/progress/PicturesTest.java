package dev.hawser.starter.progress;

import dev.hawser.starter.documents.Documents;
import dev.hawser.starter.terminal.Style;
import dev.hawser.starter.terminal.StyledLine;
import dev.hawser.starter.terminal.TerminalSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures of the live view are what it draws now; deploy/dev documents draws them again. */
class PicturesTest {
  private static final TerminalSize SIZE = new TerminalSize(92, 30);
  private static final String WATCHING = "Ctrl-C stops watching; the run continues";
  private static final String HELD =
      "waiting for Tenant rome to be gone: being deleted since 2026-01-01T09:57:50Z; held by"
          + " finalizer acme.example/hold (not one of Liqo's: the client that set it has to remove"
          + " it)";

  @Test
  void shouldShowAPeering() {
    // given
    var run = SampleRuns.connecting();

    // when
    var picture = picture("hawser peer while it connects two clusters", run, WATCHING);

    // then
    Documents.require("docs/images/peering.svg", picture);
  }

  @Test
  void shouldShowARollbackThatIsStuck() {
    // given
    var run = held(SampleRuns.stuck());

    // when
    var picture = picture("hawser peer while its rollback is stuck", run, run.advice(""));

    // then
    Documents.require("docs/images/stuck-rollback.svg", picture);
  }

  /** The run with what a worker says of an object that somebody else holds. */
  private static RunView held(RunView run) {
    var steps =
        run.steps().stream().map(step -> step.state() == StepState.STUCK ? held(step) : step);
    return new RunView(
        run.type(),
        run.consumer(),
        run.provider(),
        run.actor(),
        run.phase(),
        run.untaken(),
        run.started(),
        run.ended(),
        steps.toList(),
        run.trouble());
  }

  private static StepView held(StepView step) {
    return new StepView(
        step.action(), step.cluster(), step.state(), step.since(), step.until(), HELD);
  }

  private static String picture(String title, RunView run, String footer) {
    List<StyledLine> lines = new ArrayList<>();
    lines.add(StyledLine.of(Style.FAINT, "$ ").plus(Style.PLAIN, "hawser peer rome milan"));
    lines.addAll(Screen.of(run, SIZE, SampleRuns.NOW, footer));
    return TerminalPicture.of(title, lines, SIZE.columns());
  }
}
