package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds on all pages alike. */
@ExtendWith(InBrowser.class)
class PagesTest {
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
    Look.PAGES.forEach(
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
}
