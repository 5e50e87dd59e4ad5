package org.shanshui.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives a test its {@link Visitors}; house and browser are opened once for all tests. */
final class InBrowser implements ParameterResolver, TestWatcher {
  private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Visitors.class || type == House.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Shared.class, type -> Shared.open(), Shared.class);
    if (parameter.getParameter().getType() == House.class) {
      return shared.house;
    }
    Visitors visitors =
        new Visitors(shared.browser, shared.house.address(), context.getDisplayName());
    context.getStore(NAMESPACE).put(Visitors.class, visitors);
    return visitors;
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    leave(context, true);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    leave(context, false);
  }

  private static void leave(ExtensionContext context, boolean failed) {
    Visitors visitors = context.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
    if (visitors != null) {
      visitors.leave(failed);
    }
  }

  /** House and browser, closed when all tests are done. */
  private record Shared(House house, Playwright playwright, Browser browser)
      implements AutoCloseable {
    static Shared open() {
      try {
        House house = House.open();
        Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Shared(house, playwright, browser);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static Path chromium() {
      return Stream.of(
              "/usr/bin/chromium",
              "/usr/bin/chromium-browser",
              "/usr/bin/google-chrome",
              "/Applications/Chromium.app/Contents/MacOS/Chromium",
              "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No Chromium: apt-get install chromium"));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
      house.stop();
    }
  }
}
