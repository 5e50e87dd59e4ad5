package org.shanshui.platform.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of numbers, read in all ways that a list can be asked for. */
@PlatformTest
class ListsTest {
  private static final int ROWS = 137;
  private static final Actor HOUSE = Actor.house("清单测试");

  @Autowired private Lists lists;
  @Autowired private JdbcClient jdbc;

  /** A number, its remainder by seven, and the parity of it. */
  record Number(long id, long seventh, String parity) {}

  private final Listing<Number> numbers =
      Listing.of(
              "/numbers",
              "none",
              "numbers",
              Rows.of("n.id, n.seventh, n.parity", "numbers n", Number.class),
              List.of(
                  Column.<Number>naming("numbers.id", 8, n -> Cell.of(n.id())),
                  Column.<Number>text("numbers.seventh", 8, Number::seventh)
                      .sorts(new Order.Key<>("n.seventh", Long.class, Number::seventh))
                      .sums("n.seventh")),
              List.of(
                  Filter.Choice.of(
                      "parity",
                      "numbers.parity",
                      () -> Map.of("odd", "odd", "even", "even"),
                      parity -> Condition.of("n.parity = :parity", "parity", parity)),
                  new Filter.Linked(
                      "from",
                      from -> Condition.of("n.id >= :from", "from", Filter.number("from", from))),
                  new Filter.Flag("small", Condition.of("n.id < 10"), Condition.NONE)),
              Order.by(new Order.Key<>("n.id", Long.class, Number::id)))
          .counted(
              new Listing.Breakdown(
                  "parity",
                  "n.parity",
                  List.of(
                      new Listing.Breakdown.Value("odd", "odd", null),
                      new Listing.Breakdown.Value("even", "even", "warn"))));

  @BeforeEach
  void table() {
    HOUSE.run(
        () ->
            jdbc.sql(
                    "create or replace view numbers as select n as id, n %% 7 as seventh, case n %% 2 when 0 then 'even' else 'odd' end as parity from generate_series(1::bigint, %d::bigint) n"
                        .formatted(ROWS))
                .update());
  }

  private <T> T read(java.util.function.Supplier<T> what) {
    return HOUSE.call(what::get);
  }

  private static Ask ask(Map<String, String> given, String sort, int limit) {
    return new Ask(given, sort, null, null, limit);
  }

  /** The ids of all pages, forwards to the end and then back to the beginning. */
  private List<List<Long>> walked(Ask ask) {
    List<Long> forwards = new ArrayList<>();
    Page<Number> page = read(() -> lists.page(numbers, ask));
    page.items().forEach(n -> forwards.add(n.id()));
    List<Number> last = page.items();
    while (page.next() != null) {
      String place = page.next();
      page = read(() -> lists.page(numbers, ask.behind(place)));
      page.items().forEach(n -> forwards.add(n.id()));
      last = page.items();
    }
    List<Long> backwards = new ArrayList<>(last.stream().map(Number::id).toList());
    while (page.previous() != null) {
      String place = page.previous();
      page = read(() -> lists.page(numbers, ask.ahead(place)));
      backwards.addAll(0, page.items().stream().map(Number::id).toList());
    }
    return List.of(forwards, backwards);
  }

  @Test
  void everyRowIsOnOnePageForwardsAndBackwards() {
    List<Long> all = IntStream.rangeClosed(1, ROWS).mapToObj(Long::valueOf).toList();
    for (int limit : List.of(1, 10, ROWS, 200)) {
      assertThat(walked(ask(Map.of(), null, limit))).as("pages of " + limit).containsOnly(all);
    }
  }

  @Test
  void aHeadSortsBothWaysAndLosesNothing() {
    for (String sort : List.of("seventh", "-seventh")) {
      List<Long> rows = walked(ask(Map.of(), sort, 9)).get(0);
      assertThat(walked(ask(Map.of(), sort, 9)).get(1)).isEqualTo(rows);
      assertThat(rows).doesNotHaveDuplicates().hasSize(ROWS);
      Function<Long, Long> key = id -> id % 7 * 1_000 + id;
      assertThat(rows.stream().map(key))
          .isSortedAccordingTo(
              sort.startsWith("-")
                  ? java.util.Comparator.reverseOrder()
                  : java.util.Comparator.naturalOrder());
    }
  }

  @Test
  void filtersNarrowAndCountsStayWhateverOfThemIsShown() {
    Ask odd = ask(Map.of("parity", "odd", "from", "101"), null, 200);
    assertThat(read(() -> lists.page(numbers, odd)).items())
        .hasSize(19)
        .allMatch(n -> n.parity().equals("odd") && n.id() > 100);
    Map<String, Long> counts = Map.of("odd", 19L, "even", 18L);
    assertThat(read(() -> lists.counts(numbers, odd))).isEqualTo(counts);
    assertThat(read(() -> lists.counts(numbers, odd.with("parity", null)))).isEqualTo(counts);
    assertThat(read(() -> lists.page(numbers, ask(Map.of("small", "true"), null, 200))).items())
        .hasSize(9);
  }

  @Test
  void whatIsAskedAgainIsNotCountedAgain() {
    Ask odd = ask(Map.of("parity", "odd"), null, 10);
    Map<String, Long> counted = read(() -> lists.counts(numbers, odd));
    assertThat(read(() -> lists.counts(numbers, odd.with("parity", "even")))).isSameAs(counted);
    assertThat(read(() -> lists.counts(numbers, odd.with("from", 5)))).isNotSameAs(counted);
  }

  @Test
  void sumsAreOfTheWholeListNotOfThePage() {
    long sum = IntStream.rangeClosed(1, ROWS).mapToLong(n -> n % 7).sum();
    assertThat(read(() -> lists.sums(numbers, ask(Map.of(), null, 5))))
        .isEqualTo(Map.of("numbers.seventh", BigDecimal.valueOf(sum)));
  }

  @Test
  void whatMeansNothingIsRefused() {
    for (Ask wrong :
        List.of(
            ask(Map.of("parity", "strange"), null, 5),
            ask(Map.of("from", "soon"), null, 5),
            ask(Map.of(), "parity", 5),
            ask(Map.of(), null, 5).behind("x"),
            ask(Map.of(), null, 5).behind("1_2"),
            ask(Map.of(), null, 5).ahead("%zz"))) {
      assertThatThrownBy(() -> read(() -> lists.page(numbers, wrong)))
          .as(wrong.toString())
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void aListForSomeRolesIsShownToNoOther() {
    Listing<Number> secret = numbers.readBy(May.by(Role.AUDITOR));
    Actor planner =
        new Actor(
            1L, "", "规划员", null, "", java.util.Set.of(Role.PLANNER), false, HOUSE.sight(), "");
    assertThatThrownBy(() -> planner.call(() -> lists.page(secret, Ask.ALL)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> planner.run(() -> lists.check(secret, Ask.ALL)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void anAddressAsksForWhatItWasWrittenFrom() {
    Ask asked = Ask.ALL.with("parity", "odd").with("from", 5).sorted("-seventh");
    String address = asked.at("/numbers");
    assertThat(address).isEqualTo("/numbers?parity=odd&from=5&sort=-seventh");
    var parameters =
        org.springframework.web.util.UriComponentsBuilder.fromUriString(address)
            .build()
            .getQueryParams();
    assertThat(Ask.of(numbers, parameters::getFirst)).isEqualTo(asked);
  }
}
