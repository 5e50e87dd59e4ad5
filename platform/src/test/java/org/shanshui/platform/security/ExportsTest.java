package org.shanshui.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A list's workbook refuses what its page refuses, and before its first byte. */
@PlatformTest
class ExportsTest {
  private static final List<String> NASTY = List.of("'", "999999999999999999999");

  @Autowired private Towns towns;
  @Autowired private MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping doors;

  @Test
  void noFilterIsAFault() throws Exception {
    ScopeFixture.Town town = towns.build();
    Set<String> paths = new TreeSet<>();
    doors
        .getHandlerMethods()
        .keySet()
        .forEach(
            door ->
                door.getPatternValues().stream()
                    .filter(path -> path.endsWith(".xlsx") && !path.contains("{"))
                    .forEach(paths::add));
    assertThat(paths).hasSizeGreaterThan(10);
    List<String> faults = new ArrayList<>();
    for (String path : paths) {
      // The record of changes is the auditor's.
      Role role = path.startsWith("/audit") ? Role.AUDITOR : Role.PLANNER;
      for (String name :
          List.of(
              "region", "unit", "kind", "state", "view", "plan", "year", "day", "after", "q",
              "text", "status", "since", "person", "row")) {
        for (String word : NASTY) {
          String address = path + "?" + name + "=" + word;
          try {
            MockHttpServletResponse answer =
                mvc.perform(
                        MockMvcRequestBuilders.get(java.net.URI.create(address))
                            .with(As.person(town.people().get(role))))
                    .andReturn()
                    .getResponse();
            if (answer.getStatus() >= 500) {
              faults.add(answer.getStatus() + " " + address);
            }
          } catch (ServletException e) {
            faults.add(e.getMessage() + " " + address);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }
}
