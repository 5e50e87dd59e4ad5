package org.shanshui.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * People at their screens. Each has a browser window of their own; an error on the console fails
 * the test.
 */
final class Visitors {
  /** Password of all people of the sample city. */
  static final String PASSWORD = "Yunxiu@2025";

  private final Browser browser;
  private final String address;
  private final String test;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  Visitors(Browser browser, String address, String test) {
    this.browser = browser;
    this.address = address;
    this.test = test;
  }

  /** A person of the sample city, signed in, at a desk. */
  Page signedIn(String login) {
    return signedIn(login, desk());
  }

  Page signedIn(String login, Browser.NewContextOptions screen) {
    Page page = stranger(screen);
    page.navigate("/login");
    page.locator("input[name=username]").fill(login);
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("button[type=submit]").first().click();
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }

  /** Somebody who has not signed in. */
  Page stranger(Browser.NewContextOptions screen) {
    BrowserContext window = browser.newContext(screen.setBaseURL(address));
    windows.add(window);
    Page page = window.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> errors.add(page.url() + ": " + error));
    return page;
  }

  /** Errors that the pages have written to the console so far. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  static Browser.NewContextOptions desk() {
    return screen(1366, 768);
  }

  static Browser.NewContextOptions wall() {
    return screen(1920, 1080);
  }

  static Browser.NewContextOptions phone() {
    return screen(390, 844).setHasTouch(true).setIsMobile(true);
  }

  static Browser.NewContextOptions atNight() {
    return desk().setColorScheme(ColorScheme.DARK);
  }

  private static Browser.NewContextOptions screen(int width, int height) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setLocale("zh-CN")
        .setTimezoneId("Asia/Shanghai");
  }

  /** Keeps a picture of the page in {@code target/screens}. */
  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
  }

  void leave(boolean failed) {
    int number = 0;
    for (BrowserContext window : windows) {
      number++;
      for (Page page : window.pages()) {
        if (failed) {
          picture(page, "failed-%s-%d".formatted(test.replaceAll("\\W+", ""), number));
        }
      }
      window.close();
    }
  }
}
