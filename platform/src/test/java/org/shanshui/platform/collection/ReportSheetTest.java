package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.packs.ReleasePacks;

/** What holds for a sheet whatever is done to it, in whatever order. */
class ReportSheetTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 4, 20);
  private static final Period MARCH = Rhythm.MONTH.holding(LocalDate.of(2025, 3, 1));
  private static final Set<String> ITEMS = Set.of("PERCENT", "VALUE", "INVESTMENT", "PROGRESS");
  private static final Figures BEFORE =
      new Figures(
          Map.of(
              "percent",
              new BigDecimal("40"),
              "invested",
              new BigDecimal("10"),
              "invested_total",
              new BigDecimal("100"),
              "progress",
              "上期"));

  /** A form of the release. */
  static ReportForm form(String key) {
    return ReleasePacks.packs()
        .find(TODAY, ReportForm.FILES, key.toLowerCase(java.util.Locale.ROOT))
        .orElseThrow();
  }

  /** Something that somebody tries; whether it may be done is what is tested. */
  private interface Move {
    Outcome<ReportSheet> on(ReportSheet sheet);
  }

  private static ReportSheet fresh() {
    List<ReportLine> lines = new ArrayList<>();
    for (long id = 1; id <= 3; id++) {
      lines.add(
          new ReportLine(
              id,
              1,
              form("PROJECT"),
              "项目" + id,
              null,
              Figures.NONE,
              null,
              0,
              id == 3 ? null : BEFORE,
              true,
              null,
              null));
    }
    return new ReportSheet(1, 1, new SheetState.Open(), MARCH, demands(ITEMS), lines);
  }

  private static Map<String, Object> figures(int percent, int total, @Nullable String why) {
    Map<String, Object> figures = new HashMap<>();
    figures.put("percent", BigDecimal.valueOf(percent));
    figures.put("invested", BigDecimal.ONE);
    figures.put("invested_total", BigDecimal.valueOf(total));
    figures.put("progress", "进展");
    if (why != null) {
      figures.put("why_unusual", why);
    }
    return figures;
  }

  private static ReportLine written(ReportLine line, Map<String, Object> raw) {
    return line.written(line.form().read(raw, MARCH, TODAY).figures());
  }

  @Provide
  Arbitrary<Move> moves() {
    Arbitrary<Move> write =
        Combinators.combine(
                Arbitraries.longs().between(1, 3),
                Arbitraries.integers().between(38, 60),
                Arbitraries.integers().between(98, 130),
                Arbitraries.of(null, "核减").injectNull(0.3))
            .as((line, percent, total, why) -> s -> s.write(line, figures(percent, total, why)));
    Arbitrary<Move> decide =
        Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 7)))
            .map(
                returned ->
                    s -> {
                      Map<Long, Verdict> verdicts = new HashMap<>();
                      for (ReportLine line : s.lines()) {
                        if (line.open()) {
                          verdicts.put(
                              line.id(),
                              (returned & 1 << (line.id() - 1)) != 0
                                  ? new Verdict.Return("数据不符")
                                  : new Verdict.Accept());
                        }
                      }
                      return s.decide("统筹", verdicts);
                    });
    Arbitrary<Move> steps =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(8, (Move) s -> s.submit("填报")),
            net.jqwik.api.Tuple.of(8, (Move) s -> s.approve("审核")),
            net.jqwik.api.Tuple.of(1, (Move) ReportSheet::withdraw),
            net.jqwik.api.Tuple.of(1, (Move) s -> s.sendBack("审核", "请核实")),
            net.jqwik.api.Tuple.of(3, (Move) s -> s.correct(List.of(1L), "统计口径调整")),
            net.jqwik.api.Tuple.of(2, (Move) s -> s.recall("请补报")),
            net.jqwik.api.Tuple.of(1, (Move) s -> s.close(LocalDate.of(2025, 4, 20))));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(5, write),
        net.jqwik.api.Tuple.of(5, steps),
        net.jqwik.api.Tuple.of(3, decide));
  }

  @Property(tries = 1000)
  void noSheetSkipsApprovalAndNothingAcceptedIsLost(@ForAll("sequences") List<Move> moves) {
    ReportSheet sheet = fresh();
    Map<Long, Figures> handedIn = new HashMap<>();
    Map<Long, Figures> lastAccepted = new HashMap<>();
    for (Move move : moves) {
      ReportSheet before = sheet;
      Outcome<ReportSheet> outcome = move.on(sheet);
      if (!(outcome instanceof Outcome.Done<ReportSheet> done)) {
        continue;
      }
      sheet = done.value();
      Status was = before.state().status();
      Status is = sheet.state().status();
      if (is == Status.APPROVED && was != Status.APPROVED) {
        assertThat(was).isEqualTo(Status.SUBMITTED);
        sheet.lines().stream()
            .filter(ReportLine::open)
            .forEach(l -> handedIn.put(l.id(), l.draft()));
      }
      if (is == Status.ACCEPTED && was != Status.ACCEPTED) {
        assertThat(was).as("accepted from").isEqualTo(Status.APPROVED);
      }
      for (ReportLine line : sheet.lines()) {
        ReportLine old = before.line(line.id());
        assertThat(line.edition()).isBetween(old.edition(), old.edition() + 1);
        if (line.edition() > old.edition()) {
          assertThat(was).as("a line is accepted").isEqualTo(Status.APPROVED);
          assertThat(line.accepted())
              .as("what the head stood for")
              .isEqualTo(handedIn.get(line.id()));
          lastAccepted.put(line.id(), line.draft());
        }
        assertThat(line.accepted()).isEqualTo(lastAccepted.get(line.id()));
        if (line.accepted() != null
            && line.before() != null
            && line.accepted().whyUnusual() == null) {
          assertThat(line.accepted().number("invested_total"))
              .isGreaterThanOrEqualTo(line.before().number("invested_total"));
          assertThat(line.accepted().number("percent"))
              .isGreaterThanOrEqualTo(line.before().number("percent"));
        }
        if (!old.open()) {
          assertThat(line.draft()).as("a closed line is not written on").isEqualTo(old.draft());
        }
      }
      assertThat(is == Status.ACCEPTED)
          .as("accepted means nothing is open")
          .isEqualTo(sheet.lines().stream().noneMatch(ReportLine::open));
      if (is == Status.MISSING) {
        assertThat(was).isNotIn(Status.ACCEPTED, Status.APPROVED);
      }
    }
  }

  @Provide
  Arbitrary<List<Move>> sequences() {
    return moves().list().ofMinSize(1).ofMaxSize(80);
  }

  /** The property says little if its sequences never get far. */
  @Example
  void randomSequencesReachEveryState() {
    Set<Status> reached = new HashSet<>();
    int corrections = 0;
    reached.add(fresh().state().status());
    // A correction takes many right moves in a row, so it is waited for, up to where it must have
    // come.
    for (int i = 0;
        i < 50_000 && (corrections == 0 || reached.size() < Status.values().length);
        i++) {
      ReportSheet sheet = fresh();
      for (Move move : sequences().sample()) {
        if (move.on(sheet) instanceof Outcome.Done<ReportSheet> done) {
          sheet = done.value();
          reached.add(sheet.state().status());
          corrections += sheet.lines().stream().anyMatch(l -> l.edition() > 1) ? 1 : 0;
        }
      }
    }
    assertThat(reached).as("states reached").containsExactlyInAnyOrder(Status.values());
    assertThat(corrections).as("corrections accepted").isPositive();
  }

  @Test
  void aSheetWithGapsIsNotHandedIn() {
    ReportSheet sheet = fresh().write(1, figures(50, 110, null)).orRefuse();
    assertThat(sheet.submit("填报")).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<ReportSheet>) sheet.submit("填报")).refusal().chinese())
        .isEqualTo("“项目2”：未填进度。");
  }

  static Demands demands(Set<String> items) {
    return new Demands(
        items, List.copyOf(ReleasePacks.packs().on(TODAY, DoubtRules.FILES).values()), TODAY);
  }

  @Test
  void aDoubtfulFigureNeedsAReason() {
    ReportLine line = fresh().line(1);
    assertThat(demands(ITEMS).gaps(written(line, figures(50, 99, null))))
        .extracting(Fault::column, Fault::chinese)
        .containsExactly(tuple("invested_total", "累计投资 99 万元小于上期已接收的 100 万元，请填写“异常说明”或改正。"));
    ReportLine explained = written(line, figures(50, 99, "审计核减"));
    assertThat(demands(ITEMS).gaps(explained)).isEmpty();
    assertThat(demands(ITEMS).doubts(explained)).as("who comes after sees it").hasSize(1);
  }

  @Test
  void figuresOutOfRangeAreNotEvenKept() {
    assertThat(faults(figures(101, 10, null))).containsExactly("percent");
    assertThat(faults(Map.of("as_of", "2025-05-01"))).contains("as_of");
    Map<String, Object> tomorrow = Map.of("as_of", TODAY.plusDays(1));
    assertThat(fresh().write(1, tomorrow))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal())
                    .satisfies(
                        why -> {
                          assertThat(why.chinese()).contains("2025-04-21 晚于今天（2025-04-20）");
                          assertThat(why.field()).isEqualTo("as_of");
                        }));
    assertThat(faults(Map.of("invested", 10, "invested_total", 1)))
        .containsExactly("invested_total");
    assertThat(faults(Map.of("invested", "一百"))).containsExactly("invested");
    assertThat(faults(Map.of("mood", "好"))).as("no field of the form").containsExactly("mood");
  }

  private static List<String> faults(Map<String, ?> raw) {
    return form("PROJECT").read(raw, MARCH, TODAY).faults().stream().map(Fault::column).toList();
  }
}
