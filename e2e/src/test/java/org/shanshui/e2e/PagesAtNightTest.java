package org.shanshui.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main pages in the dark. */
@ExtendWith(InBrowser.class)
class PagesAtNightTest {
  @Test
  void atNight(Visitors visitors) {
    Look.at(visitors, Visitors.atNight(), "night");
  }
}
