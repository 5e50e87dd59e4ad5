package org.shanshui.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main pages at a desk. */
@ExtendWith(InBrowser.class)
class PagesOnADeskTest {
  @Test
  void onADesk(Visitors visitors) {
    Look.at(visitors, Visitors.desk(), "desk");
  }
}
