package org.shanshui.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main pages on a phone. */
@ExtendWith(InBrowser.class)
class PagesOnAPhoneTest {
  @Test
  void onAPhone(Visitors visitors) {
    Look.at(visitors, Visitors.phone(), "phone");
  }
}
