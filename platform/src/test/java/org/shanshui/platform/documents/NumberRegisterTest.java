package org.shanshui.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.files.Attachments;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of documents: one after the other, by whom, for what; none left out, none twice. */
@PlatformTest
class NumberRegisterTest {
  @Autowired private NumberRegister register;
  @Autowired private Organs organs;
  @Autowired private Attachments attachments;
  @Autowired private PaperDoors papers;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  private TestCity city;
  private Organ organ;

  @BeforeEach
  void enter(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
    organ =
        city.as(
            city.planner(),
            () ->
                organs.put(
                    null,
                    0,
                    "云岫市水环境治理领导小组办公室",
                    "云水治办" + System.nanoTime() % 1000,
                    city.unit("云岫市生态环境局").id(),
                    true));
  }

  /** A paper of one sentence. */
  private record Note(boolean writes) implements Paper {
    @Override
    public String path() {
      return "/note.docx";
    }

    @Override
    public String title(Map<String, String> asked) {
      return "通知";
    }

    @Override
    public byte[] write(Map<String, String> asked, String title, Letterhead head)
        throws IOException {
      if (!writes) {
        throw Refusal.invalid("documents.cannot-written", "写不成。", "it cannot be written")
            .asException();
      }
      try (OfficialDocument document = new OfficialDocument(head);
          var out = new java.io.ByteArrayOutputStream()) {
        document.head(title);
        document.text("照此办理。");
        document.sign();
        document.write(out);
        return out.toByteArray();
      }
    }
  }

  private NumberRegister.Taken issue(boolean writes) {
    return city.as(
        city.planner(),
        () ->
            register.issue(
                new Note(writes),
                "/note.docx",
                Map.of(),
                organ.id(),
                "关于管网改造的通知",
                "各县（市、区）人民政府，市级有关单位",
                LocalDate.now(clock)));
  }

  @Test
  void aDocumentIsKeptAsItWasWrittenWhenItTookItsNumber() throws IOException {
    NumberRegister.Taken taken = issue(true);
    assertThat(taken.written())
        .isEqualTo(organ.code() + "〔" + LocalDate.now(clock).getYear() + "〕1号");
    assertThat(taken.recipients()).containsExactly("各县（市、区）人民政府", "市级有关单位");
    assertThat(taken.takenName()).isEqualTo(city.planner().name());
    byte[] kept = city.planner().call(() -> attachments.content(register.file(taken.id())));
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(kept))) {
      assertThat(read.getParagraphs().stream().map(p -> p.getText()))
          .contains(taken.written(), "云岫市水环境治理领导小组办公室文件", "关于管网改造的通知");
    }
  }

  @Test
  void whatCannotBeWrittenTakesNoNumberAndNoneIsGivenTwice() throws Exception {
    assertThatThrownBy(() -> issue(false)).isInstanceOf(Refused.class);
    ExecutorService people = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> at =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(n -> () -> issue(true).number())
              .toList();
      List<Integer> numbers = new java.util.ArrayList<>();
      for (Future<Integer> one : people.invokeAll(at)) {
        numbers.add(one.get());
      }
      assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    } finally {
      people.shutdown();
    }
  }

  @Test
  void aNumberIsNeverChangedNorTakenBack() {
    NumberRegister.Taken taken = issue(true);
    for (String change :
        List.of(
            "update document_number set title = '别的' where id = ?",
            "delete from document_number where id = ?")) {
      assertThatThrownBy(() -> city.house(() -> jdbc.sql(change).param(taken.id()).update()))
          .hasMessageContaining("已取的文号不能修改或收回");
    }
  }

  @Test
  void onlyTheOrgansOwnPeopleIssueInThisYear() {
    Actor officer = city.person("doc.officer", "云岫市住房和城乡建设局", Role.UNIT_OFFICER);
    assertThatThrownBy(
            () ->
                city.as(
                    officer,
                    () ->
                        register.issue(
                            new Note(true),
                            "/note.docx",
                            Map.of(),
                            organ.id(),
                            "标题",
                            "",
                            LocalDate.now(clock))))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () ->
                city.as(
                    city.planner(),
                    () ->
                        register.issue(
                            new Note(true),
                            "/note.docx",
                            Map.of(),
                            organ.id(),
                            "标题",
                            "",
                            LocalDate.now(clock).plusDays(1))))
        .hasMessageContaining("成文日期");
  }

  @Test
  void anAddressLeadsToAPaperOfTheHouseOnly() {
    assertThat(papers.at("/cases/supervision.docx?month=2025-03").title()).isEqualTo("2025年3月督查通报");
    for (String other :
        List.of(
            "/audit",
            "https://example.com/cases/supervision.docx",
            "//x/cases/supervision.docx",
            "",
            "%%%")) {
      assertThatThrownBy(() -> papers.at(other)).isInstanceOf(Refused.class);
    }
  }
}
