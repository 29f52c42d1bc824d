package dev.hawser.browser;

import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.WebUi;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.stream.Collectors;
import org.openqa.selenium.By;

/** Temporal's Web UI, in the words of people who use it. */
final class TemporalUi {
  /** The form does that with an object, and its button moves. */
  private static final String LAID_OUT = "{\n";

  private static final By EDITOR = By.cssSelector(".cm-content");
  private static final By START = By.cssSelector("[data-testid='start-workflow-button']");
  private static final By MORE = By.xpath("//button[contains(normalize-space(.), 'More Actions')]");
  private static final By SEND_UPDATE = By.cssSelector("[data-testid='update-button']");
  private static final By UPDATES = By.cssSelector("[data-testid='update-select-button']");
  private static final By DIALOG_EDITOR =
      By.cssSelector("[data-testid='update-confirmation-modal'] .cm-content");
  private static final By SUBMIT =
      By.cssSelector(
          "[data-testid='update-confirmation-modal'] [data-testid='confirm-modal-button']");

  private final Browser browser;
  private final Pictures pictures;
  private final String temporal;
  private final WebUi links;

  /**
   * @param address of the UI
   * @param temporal the server's address
   */
  TemporalUi(Browser browser, Pictures pictures, String address, String temporal) {
    this.browser = browser;
    this.pictures = pictures;
    this.temporal = temporal;
    this.links = WebUi.of(address, temporal, "default").orElseThrow();
  }

  /** The server's address. */
  String temporal() {
    return temporal;
  }

  Browser browser() {
    return browser;
  }

  void picture(String name) {
    pictures.take(browser, name);
  }

  /** Fills in the form <i>Start Workflow</i>. */
  void fillIn(String workflowId, String type, String input) {
    browser.open(links.runs() + "/start-workflow");
    browser.type(By.id("workflowId"), workflowId);
    browser.type(By.id("taskQueue"), TaskQueues.RUNS);
    browser.type(By.id("workflowType"), type);
    browser.paste(EDITOR, input);
    browser.awaitText(EDITOR, LAID_OUT);
  }

  /** Presses the button of that form. */
  void start() {
    browser.click(START);
    browser.awaitText("Workflow started successfully");
  }

  /** Waits until the form has an input that contains that. */
  void awaitInput(String words) {
    browser.awaitText(EDITOR, words);
  }

  /** The history of a run. */
  void openHistory(WorkflowStub run) {
    browser.open(page(run, "history"));
  }

  /** What the run waits for. */
  void openPendingActivities(WorkflowStub run) {
    browser.open(page(run, "pending-activities"));
  }

  /** Summary and details of a run. */
  void openDetails(WorkflowStub run) {
    browser.open(page(run, "user-metadata"));
  }

  /** Chooses <i>Start Workflow Like This One</i> on the page of a run. */
  void startLikeThisOne() {
    browser.click(MORE);
    browser.click(START);
    browser.awaitText("Start a Workflow");
  }

  /** Opens the dialog <i>Send an Update</i> on the page of a run, with the list of updates open. */
  void openUpdates() {
    browser.click(MORE);
    browser.click(SEND_UPDATE);
    browser.click(UPDATES);
  }

  /** Chooses an update in the open list, and fills in its input unless that is empty. */
  void choose(String update, String input) {
    browser.click(
        By.xpath(
            "//*[@role='option'][.//span[starts-with(normalize-space(.), '" + update + "')]]"));
    if (!input.isEmpty()) browser.paste(DIALOG_EDITOR, input);
  }

  /** Sends the update of the open dialog. */
  void submit() {
    browser.click(SUBMIT);
  }

  /** The link of {@code hawser ui}. */
  void openPeerings() {
    browser.open(links.peerings());
  }

  /** The list of all runs. */
  void openRuns() {
    browser.open(links.runs());
  }

  /** Chooses the columns of the list, as the UI itself remembers them. */
  void chooseColumns(List<String> labels) {
    String columns =
        labels.stream()
            .map("{\"label\": \"%s\", \"pinned\": false}"::formatted)
            .collect(Collectors.joining(", "));
    browser.store("namespace-workflow-table-columns", "{\"default\": [" + columns + "]}");
    browser.reload();
  }

  private String page(WorkflowStub run, String tab) {
    var execution = run.describe().getExecution();
    var page = links.run(new RunId(execution.getWorkflowId(), execution.getRunId()));
    return page.replaceFirst("history$", tab);
  }
}
