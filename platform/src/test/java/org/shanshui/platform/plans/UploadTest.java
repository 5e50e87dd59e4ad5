package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanshui.platform.plans.AdoptionTest.utf8;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** What is uploaded, whatever it is, is told clearly and never lost. */
@PlatformTest
class UploadTest {
  private final Desk desk;
  private final MockMvc mvc;

  UploadTest(@Autowired AutowireCapableBeanFactory beans, @Autowired MockMvc mvc) {
    this.desk = Desk.of(beans);
    this.mvc = mvc;
  }

  @Test
  void whatCannotBeReadIsKeptWithItsReason() throws IOException {
    Actor planner = desk.planner();
    Draft binary =
        planner.call(() -> desk.compiled("乱码.txt", new byte[] {0, 1, 2, 3, 0, 7, 9, 0}, null));
    assertThat(binary.state()).isEqualTo("failed");
    assertThat(binary.fault()).isNotBlank();
    Draft bomb = planner.call(() -> desk.compiled("压缩.docx", zipBomb(), null));
    assertThat(bomb.state()).isEqualTo("failed");
    Draft encrypted = planner.call(() -> desk.compiled("加密.pdf", utf8(ENCRYPTED_PDF), null));
    assertThat(encrypted.state()).isEqualTo("failed");
    assertThat(planner.call(() -> desk.drafts.bytes(encrypted.id())))
        .isEqualTo(utf8(ENCRYPTED_PDF));
    planner.run(() -> desk.drafts.retry(encrypted.id()));
    planner.run(() -> desk.drafts.delete(binary.id()));
    assertThatThrownBy(() -> planner.run(() -> desk.drafts.get(binary.id())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aWrongExtensionIsReadByContentAndTold() {
    Actor planner = desk.planner();
    Draft draft =
        planner.call(() -> desk.compiled("要点.pdf", Desk.sample("云岫市美丽花园建设2025年工作要点.txt"), null));
    assertThat(draft.state()).isEqualTo("review");
    assertThat(draft.format()).isEqualTo("txt");
    assertThat(planner.call(() -> desk.drafts.diagnostics(draft.id()))).contains("wrong-extension");
  }

  @Test
  void tooLargeAndEmptyAreRefused() {
    Actor planner = desk.planner();
    assertThatThrownBy(
            () ->
                planner.run(
                    () ->
                        desk.drafts.upload(
                            "大.pdf",
                            Drafts.MOST_BYTES + 1,
                            () -> new ByteArrayInputStream(new byte[0]),
                            null,
                            null)))
        .hasMessageContaining("50 MB");
    assertThatThrownBy(() -> planner.run(() -> desk.upload("空.txt", new byte[0], null)))
        .hasMessageContaining("空的");
  }

  @Test
  void theSameDocumentTwiceIsToldAndLinked() throws Exception {
    Actor planner = desk.planner();
    MockMultipartFile file =
        new MockMultipartFile("files", "要点.md", "text/plain", utf8("# 云岫市要点\n\n2025年绿化100亩。\n"));
    String first = upload(planner, file);
    String second = upload(planner, file);
    assertThat(second).contains("\"duplicate\":true").contains("已上传过");
    assertThat(second.replaceAll(".*\"href\":\"([^\"]+)\".*", "$1"))
        .isEqualTo(first.replaceAll(".*\"href\":\"([^\"]+)\".*", "$1"));
  }

  private String upload(Actor planner, MockMultipartFile file) throws Exception {
    return mvc.perform(
            multipart("/plans/drafts")
                .file(file)
                .accept("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .with(csrf())
                .with(As.person(planner)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void whatADocumentSaysIsShownAndNeverRun() throws Exception {
    Actor planner = desk.planner();
    String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    Draft draft =
        planner.call(
            () ->
                desk.compiled(
                    "../../" + evil + ".txt",
                    utf8(
                        "云岫市"
                            + evil
                            + "要点\n\n一、任务\n\n1.建设"
                            + evil
                            + "工程。2025年建成"
                            + evil
                            + "12条。（责任单位："
                            + evil
                            + "局）\n"),
                    null));
    assertThat(draft.name()).doesNotContain("/");
    String page =
        mvc.perform(get("/plans/drafts/" + draft.id()).with(As.person(planner)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page)
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x")
        .contains("&lt;script&gt;alert(1)");
  }

  @Test
  void aStrangerGetsNotFoundEverywhere() throws Exception {
    Actor planner = desk.planner();
    Actor stranger = desk.planner();
    Draft draft = planner.call(() -> desk.compiled("云岫市美丽花园建设2025年工作要点.txt", null));
    Item item = planner.call(() -> desk.items.all(draft.id())).get(0);
    PlanAdopted adopted =
        planner.call(
            () ->
                desk.adoption.adopt(
                    draft.id(), new Adoption.Terms(true, "待定", null, false, false)));
    for (String path :
        new String[] {
          "/plans/drafts/" + draft.id(),
          "/plans/drafts/" + draft.id() + "/ledger",
          "/plans/drafts/" + draft.id() + "/changes?since=0",
          "/plans/drafts/" + draft.id() + "/items/" + item.id() + "/form",
          "/plans/drafts/" + draft.id() + "/difference",
          "/plans/drafts/" + draft.id() + "/adopt",
          "/plans/drafts/" + draft.id() + "/corrections.jsonl",
          "/plans/documents/" + draft.id(),
          "/plans/documents/" + draft.id() + "/file",
          "/plans/" + adopted.planId(),
          "/api/plans/" + adopted.planId(),
          "/api/plans/" + adopted.planId() + "/versions/1",
          "/api/plans/drafts/" + draft.id(),
          "/api/plans/drafts/" + draft.id() + "/items",
          "/api/plans/drafts/" + draft.id() + "/steps"
        }) {
      mvc.perform(get(path).with(As.person(stranger))).andExpect(status().isNotFound());
    }
    mvc.perform(get("/plans/" + adopted.planId()).with(As.person(planner)))
        .andExpect(status().isOk());
    mvc.perform(get("/api/plans/items?plan=" + adopted.planId()).with(As.person(stranger)))
        .andExpect(jsonPath("$.items.length()").value(0));
  }

  @Test
  void pagesAreServed() throws Exception {
    Actor planner = desk.planner();
    Draft draft = planner.call(() -> desk.compiled("云岫市新型城镇化“十四五”规划.docx", null));
    for (String language : new String[] {"zh", "en"}) {
      for (String path :
          new String[] {
            "/plans",
            "/plans/items",
            "/plans/consistency",
            "/plans/drafts",
            "/plans/drafts/" + draft.id(),
            "/plans/drafts/" + draft.id() + "/head",
            "/plans/drafts/" + draft.id() + "/adopt",
            "/plans/drafts/" + draft.id() + "/assign",
            "/plans/drafts/" + draft.id() + "/form?kind=target&start=400&end=420"
          }) {
        String page =
            mvc.perform(get(path).queryParam("lang", language).with(As.person(planner)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).as(path).doesNotContain("??");
      }
    }
    for (Item item : planner.call(() -> desk.items.all(draft.id())).stream().limit(60).toList()) {
      mvc.perform(
              get("/plans/drafts/" + draft.id() + "/items/" + item.id() + "/form")
                  .with(As.person(planner)))
          .andExpect(status().isOk());
    }
    mvc.perform(get("/plans/drafts.xlsx").with(As.person(planner)))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    Item item = planner.call(() -> desk.items.all(draft.id())).get(0);
    String body =
        "{\"action\":\"reject\",\"items\":[{\"id\":%d,\"version\":1}]}".formatted(item.id());
    for (int expected : new int[] {200, 409}) {
      mvc.perform(
              post("/api/plans/drafts/" + draft.id() + "/steps")
                  .contentType("application/json")
                  .content(body)
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .with(csrf())
                  .with(As.person(planner)))
          .andExpect(status().is(expected));
    }
  }

  @Test
  void aNodeThatDiedIsReplaced() {
    Actor planner = desk.planner();
    // As a node leaves it that died while compiling: taken, and its lease run out.
    Draft draft =
        planner.call(
            () ->
                desk.drafts
                    .upload(
                        "死.md",
                        40,
                        () -> new ByteArrayInputStream(utf8("# 云岫市要点\n\n2025年绿化100亩。\n")),
                        null,
                        null)
                    .draft());
    Actor.house("测试")
        .run(
            () ->
                desk.jdbc
                    .sql(
                        "update compile_job set node = 'dead', attempts = 1, lease_until = now() - interval '1 second' where draft_id = ?")
                    .param(draft.id())
                    .update());
    assertThat(planner.call(() -> desk.waitFor(draft.id())).state()).isEqualTo("review");
    assertThat(planner.call(() -> desk.drafts.progress(draft.id()))).isEmpty();
  }

  @Test
  void whatIsCancelledMakesRoomAtOnce() {
    Actor planner = desk.planner();
    byte[] endless = utf8("一、目标\n" + "45%".repeat(3_000_000));
    List<Draft> hostile = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      byte[] one = utf8(i + "、");
      byte[] other = new byte[one.length + endless.length];
      System.arraycopy(one, 0, other, 0, one.length);
      System.arraycopy(endless, 0, other, one.length, endless.length);
      hostile.add(planner.call(() -> desk.upload("没完.txt", other, null)));
    }
    Draft waiting =
        planner.call(() -> desk.upload("等.md", utf8("# 云岫市要点\n\n2025年绿化200亩。\n"), null));
    for (Draft draft : hostile) {
      Soon.is(
          "it is being read",
          () ->
              planner
                  .call(() -> desk.drafts.progress(draft.id()))
                  .filter(progress -> !progress.step().equals("waiting"))
                  .isPresent());
      planner.run(() -> desk.drafts.cancel(draft.id()));
    }
    assertThat(planner.call(() -> desk.waitFor(waiting.id())).state()).isEqualTo("review");
    for (Draft draft : hostile) {
      assertThat(planner.call(() -> desk.drafts.get(draft.id())).state()).isEqualTo("cancelled");
    }
  }

  @Test
  void whoLostTheLeaseSavesNothing() {
    Actor planner = desk.planner();
    Draft draft =
        planner.call(() -> desk.compiled("栅.md", utf8("# 云岫市要点\n\n2025年绿化100亩。\n"), null));
    int items = planner.call(() -> desk.items.all(draft.id())).size();
    // A late worker of an attempt that is over.
    Actor.house("测试").run(() -> desk.queue.compile(new CompileQueue.Job(draft.id(), 1)));
    assertThat(planner.call(() -> desk.items.all(draft.id()))).hasSize(items);
    assertThat(planner.call(() -> desk.drafts.get(draft.id())).version())
        .isEqualTo(draft.version());
  }

  private static byte[] zipBomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] blanks = new byte[1 << 20];
      java.util.Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 400; i++) {
        zip.write(blanks);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final String ENCRYPTED_PDF =
      """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj
      3 0 obj <</Filter/Standard/V 1/R 2/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)/P -4>> endobj
      trailer <</Root 1 0 R/Encrypt 3 0 R/ID[(a)(b)]/Size 4>>
      startxref
      0
      %%EOF
      """;
}
