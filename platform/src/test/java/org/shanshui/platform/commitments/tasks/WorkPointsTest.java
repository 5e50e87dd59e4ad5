package org.shanshui.platform.commitments.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Progress;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.documents.Letterhead;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A year's work points, their rollover, and the three lists as files. */
@PlatformTest
class WorkPointsTest {
  @Autowired private WorkPoints points;
  @Autowired private ThreeLists lists;
  @Autowired private Book book;
  @Autowired private Commitments commitments;
  @Autowired private MovableClock.Hands clock;
  private TestCity city;
  private TestPlan plan;

  @BeforeEach
  void adopt(@Autowired AutowireCapableBeanFactory beans) {
    clock.set(LocalDate.of(2026, 3, 2), LocalTime.of(9, 0));
    city = TestCity.of(beans);
    long environment = city.unit("云岫市生态环境局").id();
    plan =
        TestPlan.of(city, "云岫市水环境三年行动", 2024, 2026)
            .task(1, "建设尾水湿地。", environment, List.of(city.unit("云岫市住房和城乡建设局").id()), false, "2024")
            .task(2, "改造污水管网。分片推进。", environment, List.of(), true, "2026")
            .task(3, "编制实施方案。", environment, List.of(), false, "2024-06")
            .target(4, 2L, "改造管网", ">=", "300", "公里", "2026");
    TestPlan.adopt(city, plan.version(1));
  }

  private Commitment item(long item) {
    return Actor.house("测试").call(() -> book.ofPlan(plan.id())).stream()
        .filter(c -> c.itemId() == item)
        .findFirst()
        .orElseThrow();
  }

  private List<WorkPoints.WorkPoint> of(int year) {
    return city.planner().call(() -> points.of(plan.id(), year));
  }

  @Test
  void whatIsUnfinishedIsCarriedOverWithAMarkAndNothingIsLost() {
    Actor planner = city.planner();
    assertThat(city.as(planner, () -> points.generate(plan.id(), 2024))).isEqualTo(3);
    assertThat(city.as(planner, () -> points.generate(plan.id(), 2024))).isZero();
    assertThat(of(2024))
        .extracting(WorkPoints.WorkPoint::text)
        .containsExactly("建设尾水湿地；年底前完成。", "改造污水管网；持续推进，2026年完成。", "编制实施方案；6月底前完成。");
    city.house(
        () ->
            commitments.record(
                List.of(
                    new Progress(
                        plan.id() * 10,
                        CommitmentKind.TASK,
                        item(3).id(),
                        BigDecimal.valueOf(100),
                        null,
                        null,
                        "已印发",
                        LocalDate.of(2024, 6, 20)))));

    WorkPoints.Rolled rolled = city.as(planner, () -> points.rollOver(plan.id(), 2024));
    assertThat(rolled).isEqualTo(new WorkPoints.Rolled(1, 2, 0));
    assertThat(of(2024))
        .extracting(WorkPoints.WorkPoint::state)
        .containsExactly("CARRIED", "CARRIED", "DONE");
    assertThat(of(2025))
        .extracting(WorkPoints.WorkPoint::carriedFromYear)
        .containsExactly(2024, 2024);
    assertThat(of(2025).get(0).text()).isEqualTo("建设尾水湿地；原定2024年完成。");
    // Once closed, a year stays closed.
    assertThat(city.as(planner, () -> points.rollOver(plan.id(), 2024)))
        .isEqualTo(new WorkPoints.Rolled(0, 0, 0));
  }

  @Test
  void aYearIsNotClosedBeforeItIsOver() {
    clock.set(LocalDate.of(2025, 12, 30), LocalTime.of(17, 0));
    city.as(city.planner(), () -> points.generate(plan.id(), 2025));
    assertThatThrownBy(() -> city.as(city.planner(), () -> points.rollOver(plan.id(), 2025)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("2025年尚未结束");
    clock.set(LocalDate.of(2025, 12, 31), LocalTime.of(9, 0));
    assertThat(city.as(city.planner(), () -> points.rollOver(plan.id(), 2025)).carried())
        .isPositive();
  }

  @Test
  void theYearsShareOfATargetStandsInThePoint() {
    city.as(city.planner(), () -> points.generate(plan.id(), 2026));
    assertThat(of(2026))
        .extracting(WorkPoints.WorkPoint::text)
        .contains("改造污水管网；年底前完成；改造管网不低于300公里。");
  }

  @Test
  void theThreeListsAreOneWorkbookAndAnOfficialDocument() throws IOException {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    city.planner()
        .run(
            () -> {
              try {
                lists.workbook(Ask.ALL.with("plan", plan.id()).with("year", 2024), workbook);
                document.writeBytes(
                    lists.write(
                        Map.of("plan", String.valueOf(plan.id())),
                        lists.title(Map.of("plan", String.valueOf(plan.id()))),
                        Letterhead.draft("云岫市统计局", LocalDate.of(2025, 3, 3))));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    try (ReadableWorkbook read =
        new ReadableWorkbook(new ByteArrayInputStream(workbook.toByteArray()))) {
      assertThat(read.getSheets().map(Sheet::getName)).containsExactly("任务清单", "措施清单", "责任清单");
      assertThat(read.findSheet("任务清单").orElseThrow().read()).hasSize(5);
      assertThat(read.findSheet("措施清单").orElseThrow().read()).hasSize(6);
      // 环境局 leads three, 住建局 supports one, nine counties carry out one.
      assertThat(read.findSheet("责任清单").orElseThrow().read()).hasSize(2 + 3 + 1 + 9);
    }
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(document.toByteArray()))) {
      assertThat(read.getParagraphs().get(0).getText()).isEqualTo("《云岫市水环境三年行动》\n任务清单、措施清单和责任清单");
      assertThat(read.getTables()).hasSize(3);
      assertThat(read.getTables().get(0).getRow(2).getCell(1).getText()).isEqualTo("建设尾水湿地。");
      assertThat(read.getTables().get(0).getRow(2).getCell(2).getText()).isEqualTo("云岫市生态环境局");
      // A unit stands once over what it answers for.
      assertThat(
              read.getTables().get(2).getRows().stream()
                  .map(row -> row.getCell(0).getText())
                  .filter("云岫市生态环境局（3项）"::equals))
          .hasSize(1);
    }
  }
}
