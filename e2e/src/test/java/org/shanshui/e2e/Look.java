package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The main pages as they are looked at: they fit on the screen, and can be read by everyone. A
 * class a screen, so that they are looked at side by side.
 */
final class Look {
  /** Their addresses, by the name of their pictures. */
  static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("home", "/");
    PAGES.put("cockpit", "/cockpit");
    PAGES.put("plans", "/plans");
    PAGES.put("tasks", "/tasks");
    PAGES.put("duties", "/tasks/duties");
    PAGES.put("targets", "/targets");
    PAGES.put("projects", "/projects");
    PAGES.put("dispatch", "/dispatch");
    PAGES.put("cases", "/cases?view=open");
    PAGES.put("directory", "/directory");
    PAGES.put("help", "/help");
  }

  /** WCAG 2.2, levels A and AA. */
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Look() {}

  /** Looks at all of them on this screen, and keeps their pictures under the name. */
  static void at(Visitors visitors, Browser.NewContextOptions screen, String name) {
    Page page = visitors.signedIn("planner", screen);
    List<String> faults = new ArrayList<>();
    PAGES.forEach(
        (key, path) -> {
          Response answer = page.navigate(path);
          assertThat(answer.status()).as(path).isEqualTo(200);
          Visitors.picture(page, name + "-" + key);
          if (overflow(page) > 0) {
            faults.add("%s is %d px wider than the screen".formatted(path, overflow(page)));
          }
          for (Rule rule : violations(page)) {
            faults.add(
                "%s: %s (%d) %s"
                    .formatted(
                        path,
                        rule.getId(),
                        rule.getNodes().size(),
                        rule.getNodes().get(0).getHtml()));
          }
        });
    assertThat(faults).isEmpty();
    assertThat(visitors.errors()).isEmpty();
  }

  /** What is against the rules; what is not is not handed over, of long pages it is much. */
  private static List<Rule> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page)
        .options(options)
        .withTags(WCAG)
        .setLegacyMode(true)
        .analyze()
        .getViolations();
  }

  /** Pixels by which the page is wider than its window. */
  static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }
}
