package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** What the review's page shows while one works on it. */
@PlatformTest
class LedgerPagesTest {
  private static final String TEXT =
      """
      # 云岫市2025年管网改造工作要点
      1. 改造污水管网50公里。
      2. 开展管网普查，建立管网台账；完成清淤30公里。
      3. 编制排水规划。
      """;

  @Autowired private MockMvc mvc;
  private final Desk desk;

  LedgerPagesTest(@Autowired AutowireCapableBeanFactory beans) {
    this.desk = Desk.of(beans);
  }

  private String page(Actor reader, String path) throws Exception {
    return mvc.perform(get(path).with(As.person(reader)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private static int counted(String page, String view) {
    var found = Pattern.compile("id=\"count-" + view + "\"[^>]*>(\\d+)<").matcher(page);
    assertThat(found.find()).as("the count of " + view).isTrue();
    return Integer.parseInt(found.group(1));
  }

  @Test
  void countsFollowAndNobodyStandsByWhatIsTakenBack() throws Exception {
    Actor planner = desk.planner();
    Draft draft =
        planner.call(() -> desk.compiled("管网.md", TEXT.getBytes(StandardCharsets.UTF_8), null));
    String base = "/plans/drafts/" + draft.id();
    List<Item> tasks =
        planner.call(() -> desk.items.all(draft.id())).stream()
            .filter(item -> item.kind() == ItemKind.TASK && item.alive())
            .toList();
    assertThat(tasks).hasSizeGreaterThan(1);
    String before = page(planner, base);
    assertThat(counted(before, "task")).isEqualTo(tasks.size());
    assertThat(counted(before, "ownerless")).isEqualTo(tasks.size());

    planner.run(
        () ->
            desk.review.carryOut(
                draft.id(),
                new Command.Merge(
                    tasks.stream().map(t -> new Command.Seen(t.id(), t.version())).toList())));
    String merged = page(planner, base + "/changes?since=0");
    assertThat(counted(merged, "task")).isEqualTo(1);
    assertThat(merged).contains(planner.name());
    assertThat(counted(page(planner, base), "task")).isEqualTo(1);

    planner.run(() -> desk.review.carryOut(draft.id(), new Command.Undo()));
    String undone = page(planner, base + "/changes?since=0");
    assertThat(counted(undone, "task")).isEqualTo(tasks.size());
    assertThat(undone).doesNotContain(planner.name());
  }

  @Test
  void allThatTheFilterShowsIsChosenAtOnce() throws Exception {
    Actor planner = desk.planner();
    Draft draft =
        planner.call(() -> desk.compiled("管网.md", TEXT.getBytes(StandardCharsets.UTF_8), null));
    String base = "/plans/drafts/" + draft.id();
    String page = page(planner, base + "?view=ownerless");
    assertThat(page).contains("id=\"tick-all\"", "data-act=\"assign\"").doesNotContain("??");
    String chosen = page(planner, base + "/chosen?view=ownerless");
    assertThat(chosen.split("\"id\"", -1)).hasSize(1 + counted(page, "ownerless"));
    assertThat(page(planner, base + "/chosen?view=target&q=清淤").split("\"id\"", -1)).hasSize(2);
  }

  @Test
  void anAmendmentMarksWhatHasChanged() throws Exception {
    String text = "# 云岫市水环境治理三年行动计划（2024—2026年）\n一、总体目标\n到2026年，优良水体比例达到70%以上。\n";
    Actor planner = desk.planner();
    Draft first =
        planner.call(() -> desk.compiled("水.md", text.getBytes(StandardCharsets.UTF_8), null));
    long plan =
        planner
            .call(
                () ->
                    desk.adoption.adopt(
                        first.id(), new Adoption.Terms(true, "待定", null, true, false)))
            .planId();
    byte[] amended = text.replace("70%", "80%").getBytes(StandardCharsets.UTF_8);
    Draft second = planner.call(() -> desk.compiled("水修订.md", amended, plan));
    String page = page(planner, "/plans/drafts/" + second.id() + "/difference?show=changed");
    assertThat(page).contains("目标值", "<mark>70%</mark>", "<mark>80%</mark>").doesNotContain("??");
  }
}
