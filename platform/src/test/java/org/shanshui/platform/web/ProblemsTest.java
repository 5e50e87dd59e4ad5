package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** Who asked decides how a refusal is told. */
class ProblemsTest {
  @Test
  void aPersonGetsAPage() {
    assertThat(tell(request("/tasks/1", "text/html,application/xhtml+xml,application/json")))
        .isInstanceOfSatisfying(
            ModelAndView.class,
            page ->
                assertThat(page.getModel()).containsEntry("refusals", List.of(Refusal.stale())));
  }

  @Test
  void aProgramAndAScriptOfAPageGetAProblem() {
    MockHttpServletRequest htmx = request("/tasks/1", "*/*");
    htmx.addHeader("HX-Request", "true");
    assertThat(tell(htmx)).isInstanceOf(ResponseEntity.class);
    assertThat(tell(request("/plans", "application/json"))).isInstanceOf(ResponseEntity.class);
    assertThat(tell(request("/api/plans", "text/html"))).isInstanceOf(ResponseEntity.class);
  }

  private static MockHttpServletRequest request(String path, String accept) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    request.addHeader("Accept", accept);
    return request;
  }

  private static Object tell(MockHttpServletRequest request) {
    return new Problems(new PageModel(List.of(), ""))
        .refused(Refusal.stale().asException(), request, new MockHttpServletResponse());
  }
}
