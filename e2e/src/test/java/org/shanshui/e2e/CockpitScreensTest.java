package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cockpit on a wall and on paper, and its map. */
@ExtendWith(InBrowser.class)
class CockpitScreensTest {
  /** The counties of the sample city. */
  private static final int COUNTIES = 9;

  /** 400 mm, in pixels. */
  private static final int PAPER = 1512;

  @Test
  void onAWall(Visitors visitors) {
    Page page = visitors.signedIn("leader", Visitors.wall());
    page.navigate("/cockpit?wall=true");
    Visitors.picture(page, "wall-cockpit");
    assertThat(Look.overflow(page)).isZero();
    assertThat(visitors.errors()).isEmpty();
  }

  @Test
  void onPaper(Visitors visitors) {
    Page page = visitors.signedIn("leader");
    page.navigate("/cockpit");
    drawn(page);
    // As the browser does it: it says so, and then lays the page out for the paper, A3 across less
    // its margins.
    page.evaluate("dispatchEvent(new Event('beforeprint'))");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.setViewportSize(PAPER, 1000);
    Visitors.picture(page, "paper-cockpit");
    assertThat(page.evaluate("document.querySelectorAll('.chart > .plot:not([hidden])').length"))
        .isEqualTo(page.evaluate("document.querySelectorAll('.printed').length"))
        .isNotEqualTo(0);
    assertThat(overlaps(page, ".board > *, .board .grid > .panel")).isEmpty();
    assertThat(
            overlaps(
                page,
                ".panel > header, .panel > footer, .panel .stats, .panel .list > li, .panel .table, .chart > *, .chart > .plot > *, .map .grid > *"))
        .isEmpty();
    assertThat(Look.overflow(page)).isZero();
    assertThat(visitors.errors()).isEmpty();
  }

  @Test
  void onTheMapEachNameCanBeRead(Visitors visitors) {
    Map<String, Browser.NewContextOptions> screens = new LinkedHashMap<>();
    screens.put("/cockpit", Visitors.desk());
    screens.put("/cockpit?kind=target", Visitors.wall());
    screens.put("/cockpit?wall=true", Visitors.wall());
    screens.put("/cockpit?kind=project", Visitors.phone());
    screens.forEach(
        (path, screen) -> {
          Page page = visitors.signedIn("leader", screen);
          page.navigate(path);
          drawn(page);
          assertThat(overlaps(page, ".map .region-name")).as(path).isEmpty();
          assertThat(page.locator(".map .region-name").count()).as(path).isEqualTo(COUNTIES);
          assertThat(page.locator(".map-list > li").count()).as(path).isEqualTo(COUNTIES);
          assertThat(cut(page, ".map .region-name, .map-list > li, .map-list > li > a"))
              .as(path)
              .isEmpty();
        });
  }

  /** Waits until charts and maps of the page are drawn. */
  private static void drawn(Page page) {
    page.evaluate(
        """
        async () => {
          const plots = [...document.querySelectorAll('.chart > .plot, .map .plot')];
          while (!plots.every(plot => plot.querySelector('canvas, .region-name'))) await new Promise(later => setTimeout(later, 100));
        }
        """);
  }

  /**
   * Which of these parts lie upon another of them that they are no part of, or run over the side.
   */
  private static List<?> overlaps(Page page, String parts) {
    return (List<?>)
        page.evaluate(
            """
            parts => {
              const all = [...document.querySelectorAll(parts)].map(one => [one, one.getBoundingClientRect()])
                .filter(([one, box]) => box.width > 1 && box.height > 1 && !one.closest('.visually-hidden'));
              if (all.length < 3) return ['hardly anything to be seen'];
              const called = one => one.className + ' ' + one.textContent.trim().slice(0, 20);
              const faults = all.filter(([, box]) => box.left < -1 || box.right > document.documentElement.clientWidth + 1)
                .map(([one]) => called(one) + ' runs over the side');
              for (const [one, a] of all) for (const [other, b] of all) {
                if (one !== other && !one.contains(other) && !other.contains(one)
                    && a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 1 && a.bottom > b.top + 1) {
                  faults.push(called(one) + ' lies upon ' + called(other));
                }
              }
              return faults;
            }
            """,
            parts);
  }

  /** Which of these parts are not shown whole, because something around them is too small. */
  private static List<?> cut(Page page, String parts) {
    return (List<?>)
        page.evaluate(
            """
            parts => [...document.querySelectorAll(parts)].filter(one => {
              const box = one.getBoundingClientRect();
              if (box.width === 0 || one.scrollWidth > one.clientWidth + 1) return true;
              for (let around = one.parentElement; around !== document.body; around = around.parentElement) {
                const room = around.getBoundingClientRect();
                if (getComputedStyle(around).overflow !== 'visible'
                    && (box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1 || box.bottom > room.bottom + 1)) return true;
              }
              return false;
            }).map(one => one.textContent.trim())
            """,
            parts);
  }
}
