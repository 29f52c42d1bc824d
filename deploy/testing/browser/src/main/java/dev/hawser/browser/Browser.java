package dev.hawser.browser;

import static dev.hawser.harness.Expect.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A Chromium without a window, which does what a person does. */
final class Browser implements AutoCloseable {
  private static final Duration RELOADING = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final String WITHOUT_MACHINES =
      """
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode.nodeValue;
        texts.currentNode.nodeValue = text.replace(/\\d+@[-\\w.]+(:[-0-9a-f]{36})?/g, 'worker');
      }
      """;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts it.
   *
   * @param profile an empty folder
   */
  static Browser start(Path chromium, Path chromedriver, Path profile) {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("TZ", "UTC"))
            .build();
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-US",
        "--window-size=1440,1000",
        "--user-data-dir=" + profile);
    return new Browser(new ChromeDriver(service, options));
  }

  void open(String address) {
    driver.get(address);
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Remembers something for the site that is open. */
  void store(String key, String value) {
    driver.executeScript("localStorage.setItem(arguments[0], arguments[1])", key, value);
  }

  /** What can be read on the page. */
  String text() {
    var text = new StringBuilder(driver.findElement(By.tagName("body")).getText());
    for (var frame : driver.findElements(By.tagName("iframe"))) {
      driver.switchTo().frame(frame);
      text.append('\n').append(driver.findElement(By.tagName("body")).getText());
      driver.switchTo().defaultContent();
    }
    return text.toString();
  }

  /** Waits until the page says that. */
  void awaitText(String words) {
    try {
      eventually("the page says " + words, () -> says(words));
    } catch (AssertionError e) {
      throw withPage(e);
    }
  }

  /** As {@link #awaitText} for a page that does not refresh itself. */
  void reloadUntil(String words) {
    try {
      Awaitility.await().atMost(LONGEST).pollInterval(RELOADING).until(() -> saysOrReloads(words));
    } catch (ConditionTimeoutException e) {
      throw withPage(new AssertionError("the page never says " + words, e));
    }
  }

  private boolean says(String words) {
    try {
      return text().contains(words);
    } catch (WebDriverException changing) {
      driver.switchTo().defaultContent();
      return false;
    }
  }

  private boolean saysOrReloads(String words) {
    boolean says = says(words);
    if (!says) reload();
    return says;
  }

  /** Clicks what is there and can be seen. */
  void click(By what) {
    act("click on " + what, what, WebElement::click);
  }

  /** Replaces what is in an input field. */
  void type(By field, String text) {
    act(
        "type into " + field,
        field,
        input -> {
          input.clear();
          input.sendKeys(text);
        });
  }

  /** Replaces what is in a code editor, and leaves it. */
  void paste(By editor, String text) {
    act(
        "paste into " + editor,
        editor,
        it ->
            driver.executeScript(
                "arguments[0].focus(); document.execCommand('selectAll');"
                    + " document.execCommand('insertText', false, arguments[1]);"
                    + " arguments[0].blur();",
                it,
                text));
  }

  /** Waits until an element says that. */
  void awaitText(By what, String words) {
    try {
      eventually(what + " says " + words, () -> says(what, words));
    } catch (AssertionError e) {
      throw withPage(e);
    }
  }

  private boolean says(By what, String words) {
    try {
      return visible(what).getText().contains(words);
    } catch (WebDriverException changing) {
      return false;
    }
  }

  private interface Act {
    void on(WebElement element);
  }

  private void act(String claim, By what, Act act) {
    try {
      eventually("can " + claim, () -> attempt(what, act));
    } catch (AssertionError e) {
      throw withPage(e);
    }
  }

  private boolean attempt(By what, Act act) {
    try {
      act.on(visible(what));
      return true;
    } catch (WebDriverException notYet) {
      return false;
    }
  }

  private WebElement visible(By what) {
    return driver.findElements(what).stream()
        .filter(WebElement::isDisplayed)
        .findFirst()
        .orElseThrow(() -> new WebDriverException("nothing to see at " + what));
  }

  /** Writes what the browser shows as a PNG file, without the names of processes and machines. */
  void picture(Path file) {
    driver.executeScript(WITHOUT_MACHINES);
    try {
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }

  private AssertionError withPage(AssertionError error) {
    driver.switchTo().defaultContent();
    return new AssertionError(error.getMessage() + "; the page says:\n" + text(), error);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
