package dev.hawser.browser;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Pictures for the documentation.
 *
 * @param folder null if nobody wants any
 */
record Pictures(@Nullable Path folder) {
  void take(Browser browser, String name) {
    if (folder != null) browser.picture(folder.resolve("web-ui-" + name + ".png"));
  }
}
