package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main pages on the screens they are looked at: they fit, they can be read by everyone, and
 * pictures of them are kept.
 */
@ExtendWith(InBrowser.class)
class PagesTest {
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

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

  @Test
  void onADesk(Visitors visitors) {
    look(visitors, Visitors.desk(), "desk");
  }

  @Test
  void onAPhone(Visitors visitors) {
    look(visitors, Visitors.phone(), "phone");
  }

  @Test
  void atNight(Visitors visitors) {
    look(visitors, Visitors.atNight(), "night");
  }

  @Test
  void onAWall(Visitors visitors) {
    Page page = visitors.signedIn("leader", Visitors.wall());
    page.navigate("/cockpit?wall=true");
    Visitors.picture(page, "wall-cockpit");
    assertThat(overflow(page)).isZero();
    assertThat(visitors.errors()).isEmpty();
  }

  @Test
  void theSearchOpensWithAKey(Visitors visitors) {
    Page page = visitors.signedIn("planner");
    Locator box = page.locator(".bar .search input");
    page.navigate("/tasks");
    assertThat(box.getAttribute("title")).contains("Ctrl+K");
    page.keyboard().press("/");
    page.keyboard().type("河");
    assertThat(box.inputValue()).as("the key itself is not typed").isEqualTo("河");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.contains("/search?q="));

    Locator words = page.locator("#words");
    words.fill("");
    words.press("/");
    assertThat(words.inputValue()).as("in a field it is a letter as any other").isEqualTo("/");
    for (String chord : List.of("Control+k", "Meta+k")) {
      words.focus();
      page.keyboard().press(chord);
      assertThat(box.evaluate("box => box === document.activeElement"))
          .as(chord + " leads out of a field")
          .isEqualTo(true);
      assertThat(box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)"))
          .as("what was searched for is typed over")
          .isEqualTo("河");
    }
    words.focus();
    page.keyboard().press("k");
    assertThat(words.inputValue()).isEqualTo("/k");
    assertThat(visitors.errors()).isEmpty();
  }

  @Test
  void inEnglish(Visitors visitors) {
    Page page = visitors.signedIn("planner");
    List<String> untranslated = new ArrayList<>();
    page.navigate("/?lang=en");
    PAGES.forEach(
        (name, path) -> {
          page.navigate(path);
          Visitors.picture(page, "english-" + name);
          for (String heading : page.locator("main h1, nav a span, main th").allInnerTexts()) {
            if (name.equals("dispatch") || name.equals("tasks")) {
              // Names of rounds and tasks are data.
              break;
            }
            if (heading.matches("[\\p{IsHan}]{2,6}")
                && page.locator("main tbody").getByText(heading).count() == 0
                && !heading.contains("市")
                && !heading.contains("县")
                && !heading.contains("区")) {
              untranslated.add(name + ": " + heading);
            }
          }
        });
    page.navigate("/?lang=zh");
    assertThat(untranslated).isEmpty();
  }

  private static void look(Visitors visitors, Browser.NewContextOptions screen, String name) {
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
  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }
}
