package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What is measured stays small, whatever strangers ask for. */
@PlatformTest
class MetricsTest {
  private static final String REQUESTS = "http.server.requests";

  @Autowired private MockMvc mvc;
  @Autowired private MeterRegistry registry;

  private Set<String> addresses() {
    return registry.find(REQUESTS).timers().stream()
        .map(timer -> Objects.requireNonNull(timer.getId().getTag("uri")))
        .collect(Collectors.toSet());
  }

  @Test
  void addressesThatLeadNowhereAreOneInTheFigures(@Autowired Towns towns) throws Exception {
    var person = towns.build().people().get(Role.PLANNER);
    mvc.perform(get("/nowhere").with(As.person(person)));
    mvc.perform(get("/nowhere"));
    mvc.perform(get("/assets/nowhere.css"));
    mvc.perform(get("/targets/999999").with(As.person(person)));
    Set<String> before = addresses();
    assertThat(before).isNotEmpty();
    for (int i = 0; i < 50; i++) {
      mvc.perform(get("/nowhere" + i + "/" + i).with(As.person(person)));
      mvc.perform(get("/nowhere" + i));
      mvc.perform(get("/assets/nowhere" + i + ".css"));
      mvc.perform(get("/targets/" + (1_000_000 + i)).with(As.person(person)));
    }
    assertThat(addresses()).isEqualTo(before);
  }

  @Test
  void thereAreAThousandAddressesAtMost() throws Exception {
    mvc.perform(get("/nowhere"));
    Timer known = registry.find(REQUESTS).timers().stream().findFirst().orElseThrow();
    Set<Meter> before = Set.copyOf(registry.find(REQUESTS).meters());
    try {
      for (int i = 0; i < 1_100; i++) {
        Timer.builder(REQUESTS)
            .tags(Tags.of(known.getId().getTags()).and("uri", "/made-up-" + i))
            .register(registry);
      }
      assertThat(addresses()).hasSizeLessThanOrEqualTo(1_000);
    } finally {
      registry.find(REQUESTS).meters().stream()
          .filter(meter -> !before.contains(meter))
          .forEach(registry::remove);
    }
  }
}
