package org.shanshui.platform.commitments.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Sight;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.springframework.beans.factory.annotation.Autowired;

/** Counts over the lists. */
@PlatformTest
class ListingTest {
  // Nobody else's: what is counted for them was counted here.
  private static final Actor VISITOR =
      new Actor(
          null, "", "计数测试", null, "", java.util.Set.of(), false, new Sight("/99/", List.of()), "");

  @Autowired private Listing listing;

  private Map<Light, Long> lights(Filter filter) {
    return VISITOR.call(() -> listing.lights(Listing.Shape.PLAIN, filter));
  }

  private static Filter ofRegion(Light light) {
    return new Filter(
        CommitmentKind.TASK,
        null,
        null,
        null,
        null,
        null,
        "/99/9901/",
        new ArrayList<>(List.of(1L, 2L)),
        light,
        null,
        null,
        null,
        false,
        false);
  }

  @Test
  void whatIsAskedAgainOfARegionIsNotCountedAgain() {
    Map<Light, Long> counted = lights(ofRegion(null));
    assertThat(counted).containsOnlyKeys(Light.values());
    assertThat(lights(ofRegion(null))).isSameAs(counted);
    assertThat(lights(ofRegion(Light.OVERDUE))).as("whatever light is asked for").isSameAs(counted);
    assertThat(lights(Filter.all(CommitmentKind.TASK))).isNotSameAs(counted);
  }
}
