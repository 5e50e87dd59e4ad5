package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What fails for want of room where no controller tells it, as a session that cannot be kept. */
@PlatformTest
class FullDiskTest {
  @Autowired private FullDisk disk;

  @Test
  void aPersonIsToldInPlainWords() throws Exception {
    MockHttpServletResponse response = ask("/login", "53100");
    assertThat(response.getStatus()).isEqualTo(507);
    assertThat(response.getContentType()).startsWith("text/html");
    assertThat(response.getContentAsString()).contains("系统磁盘已满").contains("the disk is full");
  }

  @Test
  void aProgramGetsAProblem() throws Exception {
    MockHttpServletResponse response = ask("/api/cases", "58030");
    assertThat(response.getStatus()).isEqualTo(507);
    assertThat(response.getContentType()).startsWith("application/problem+json");
    assertThat(response.getContentAsString()).contains("urn:shanshui:refusal:web.disk-full");
  }

  @Test
  void otherFaultsAreOthersToTell() {
    assertThatThrownBy(() -> ask("/login", "40001")).isInstanceOf(DataAccessException.class);
  }

  /** An answer had been begun when the database failed with this state. */
  private MockHttpServletResponse ask(String path, String state) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    disk.doFilter(
        new MockHttpServletRequest("POST", path),
        response,
        (request, begun) -> {
          ((MockHttpServletResponse) begun).addHeader("Location", "/");
          throw new DataAccessResourceFailureException(
              "session", new SQLException("No space left on device", state));
        });
    assertThat(response.getHeader("Location")).isNull();
    return response;
  }
}
