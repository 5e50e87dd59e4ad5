package org.shanshui.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What is handed in is shown to the scanner first, and what it did not see is not taken. */
@PlatformTest
class ScannerTest {
  private static final Clamd CLAMD = new Clamd();

  @Autowired private Store store;
  @Autowired private AccessRecord record;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ScannerHealth health;

  @DynamicPropertySource
  static void scanner(DynamicPropertyRegistry settings) {
    settings.add("shanshui.scanner", CLAMD::address);
  }

  @AfterAll
  static void end() {
    CLAMD.close();
  }

  @BeforeEach
  void looks() {
    CLAMD.be(Clamd.Mood.LOOKS);
  }

  /** Its hash; what nothing refers to is not kept, so that all is within one transaction. */
  private String put(byte[] bytes) {
    return Actor.house("测试").call(() -> transaction.execute(status -> store.put(bytes)));
  }

  private String refusal(byte[] bytes) {
    Refused refused = catchThrowableOfType(Refused.class, () -> put(bytes));
    assertThat(refused).isNotNull();
    return refused.getMessage();
  }

  @Test
  void aCleanFileIsSeenWholeAndTaken() {
    byte[] bytes = "季度报告\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    long before = CLAMD.seen();
    assertThat(put(bytes)).isEqualTo(Store.sha256(bytes));
    assertThat(CLAMD.seen() - before).isEqualTo(bytes.length);
  }

  @Test
  void whatIsFoundIsNamedRefusedAndOnRecord() {
    byte[] bytes = ("说明：" + Clamd.EICAR).getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(bytes)).contains("Eicar-Test-Signature", "未接收");
    assertThat(
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql("select subject from access_event where kind = 'infected'")
                            .query(String.class)
                            .list()))
        .contains("Eicar-Test-Signature " + Store.sha256(bytes));
  }

  /** What is read and not kept is shown to it too. */
  @Test
  void boundariesAreSeenBeforeTheyAreRead(@Autowired BeanFactory beans, @Autowired MockMvc mvc)
      throws Exception {
    Actor planner = TestCity.of(beans).planner();
    byte[] bytes = Clamd.EICAR.getBytes(StandardCharsets.US_ASCII);
    String answer =
        mvc.perform(
                multipart("/map/boundaries")
                    .file(new MockMultipartFile("file", "b.geojson", null, bytes))
                    .param("datum", "WGS84")
                    .with(As.person(planner))
                    .with(csrf()))
            .andExpect(status().isUnprocessableContent())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(answer).contains("Eicar-Test-Signature");
  }

  @Test
  void aFileThatTheScannerDoesNotTakeIsNotTakenEither() {
    byte[] large = new byte[Clamd.LIMIT * 20];
    Arrays.fill(large, (byte) 'x');
    assertThat(refusal(large)).contains("大小上限");
  }

  @Test
  void nothingIsTakenUnseen() throws Exception {
    byte[] bytes = {'a'};
    CLAMD.be(Clamd.Mood.BREAKS_OFF);
    assertThat(refusal(bytes)).contains("暂时不可用");
    CLAMD.be(Clamd.Mood.SAYS_NONSENSE);
    assertThat(refusal(bytes)).contains("暂时不可用");
    int nobodys;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobodys = gone.getLocalPort();
    }
    Scanner away = new Scanner("127.0.0.1:" + nobodys, record);
    assertThatThrownBy(() -> away.look(bytes)).hasMessageContaining("暂时不可用");
    assertThat(new ScannerHealth(away).health().getStatus().getCode()).isEqualTo("DOWN");
  }

  @Test
  void whetherItAnswersIsAskedAndWithoutOneNothingIs() {
    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    Scanner none = new Scanner(" ", record);
    none.look(Clamd.EICAR.getBytes(StandardCharsets.US_ASCII));
    assertThat(new ScannerHealth(none).health().getStatus().getCode()).isEqualTo("UNKNOWN");
    for (String wrong : new String[] {"clamd", "clamd:", "clamd:99999", ":3310"}) {
      assertThatThrownBy(() -> new Scanner(wrong, record)).hasMessageContaining("SHANSHUI_SCANNER");
    }
  }
}
