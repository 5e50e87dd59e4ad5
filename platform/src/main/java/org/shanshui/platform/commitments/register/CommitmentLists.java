package org.shanshui.platform.commitments.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.shanshui.platform.listing.Sought;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** What the lists of targets, tasks and projects have in common. */
@Component
public class CommitmentLists {
  private static final int SOON = 30;

  /** What lies in a region or is led by one of its units. */
  private static final String OWN =
      "(c.region_path >= :region and c.region_path < :beyond or c.lead_unit_id = any (cast(:regionUnits as bigint[])))";

  private final Choices choices;
  private final Clock clock;

  CommitmentLists(Choices choices, Clock clock) {
    this.choices = choices;
    this.clock = clock;
  }

  /**
   * The rows of a kind.
   *
   * @param columns of the joined tables, each after a comma
   * @param joins of {@code commitment c}, each of one row at most
   * @param parameters that the columns ask for
   */
  public <R> Rows<R> rows(
      CommitmentKind kind,
      String columns,
      String joins,
      Supplier<? extends RowMapper<R>> mapper,
      Supplier<Map<String, Object>> parameters) {
    return new Rows<>(
        Commitment.COLUMNS + columns,
        "commitment c " + joins,
        () ->
            Condition.of("c.kind = :kind", "kind", kind.name())
                .and(new Condition("true", parameters.get())),
        mapper);
  }

  /** By the day they are due. */
  public <R> Order<R> order(Function<R, Commitment> common) {
    return Order.by(
        new Order.Key<>("c.due", LocalDate.class, row -> common.apply(row).due()),
        new Order.Key<>("c.id", Long.class, row -> common.apply(row).id()));
  }

  /** How many have each light. */
  public Listing.Breakdown lights() {
    return new Listing.Breakdown(
        "light",
        "lower(c.light)",
        Stream.of(Light.values())
            .map(
                light ->
                    new Listing.Breakdown.Value(
                        light.word(), "ui.light." + light.word(), tone(light)))
            .toList());
  }

  private static @Nullable String tone(Light light) {
    return switch (light) {
      case OVERDUE -> "bad";
      case BEHIND -> "warn";
      case COMPLETED, ON_SCHEDULE -> null;
    };
  }

  public <R> Column<R> light(Function<R, Commitment> common) {
    return Column.of(
        "commitments.light",
        8,
        row -> {
          Commitment c = common.apply(row);
          return Cell.light(c.light(), new Words(c.lightZh(), c.lightEn()));
        });
  }

  /** The unit that leads, with the remark that the plan names none. */
  public <R> Column<R> lead(String head, Function<R, Commitment> common) {
    return Column.<R>named(
            head, 22, row -> Set.of(common.apply(row).leadUnitId()), choices::unitNames)
        .with(
            row ->
                cell ->
                    cell.tagged(
                        common.apply(row).leadAssumed()
                            ? Message.of("commitments.assumed.short")
                            : null));
  }

  public <R> Column<R> due(Function<R, Commitment> common) {
    return Column.<R>text("commitments.due", 11, row -> common.apply(row).due())
        .look(Column.Look.SHORT)
        .sorts(new Order.Key<>("c.due", LocalDate.class, row -> common.apply(row).due()));
  }

  /** What the workbook tells beside: why the light is lit, and where the commitment comes from. */
  public <R> List<Column<R>> origin(Function<R, Commitment> common) {
    return Stream.of(
            Column.<R>text(
                "commitments.why",
                50,
                row -> new Words(common.apply(row).lightZh(), common.apply(row).lightEn())),
            Column.<R>text("commitments.sentence", 60, row -> common.apply(row).sentence()),
            Column.<R>text("commitments.document", 30, row -> common.apply(row).document()))
        .map(column -> column.only(Column.Place.WORKBOOK))
        .toList();
  }

  /** By plan, year, unit, region, light, words and days. */
  public List<Filter> filters() {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        Filter.Choice.open(
            "plan",
            "commitments.plan",
            choices::plans,
            plan -> Condition.of("c.plan_id = :plan", "plan", Filter.number("plan", plan))));
    filters.add(
        Filter.Choice.open("year", "commitments.year", choices::years, CommitmentLists::ofYear));
    filters.add(
        new Filter.Choice(
            "unit",
            "commitments.unit",
            ask -> choices.units(),
            false,
            CommitmentLists::ofUnit,
            ask -> true));
    filters.add(
        new Filter.Choice(
            "county",
            "commitments.county",
            ask -> choices.counties(),
            false,
            this::ofRegion,
            ask -> true));
    filters.add(
        new Filter.Choice(
            "part",
            "commitments.part",
            CommitmentLists::parts,
            false,
            // Unit and county say what it means of them.
            (part, ask) -> Condition.NONE,
            ask -> ask.get("unit") != null || ask.get("county") != null));
    filters.add(new Filter.Words("text", "commitments.text", CommitmentLists::having));
    filters.add(
        Filter.Choice.of(
                "light",
                "commitments.light",
                CommitmentLists::lightWords,
                light ->
                    Condition.of(
                        "c.light = :light", "light", light.toUpperCase(java.util.Locale.ROOT)))
            .where(ask -> false));
    filters.add(
        new Filter.Linked("theme", theme -> Condition.of("c.theme = :theme", "theme", theme)));
    filters.add(new Filter.Linked("due", this::dueWithin));
    filters.add(
        new Filter.Linked(
            "since",
            day -> Condition.of("c.light_on >= :since", "since", Filter.day("since", day))));
    filters.add(
        new Filter.Flag(
            "ended", Condition.of("c.state = 'ENDED'"), Condition.of("c.state = 'ACTIVE'")));
    return filters;
  }

  private static Map<String, Message> lightWords() {
    Map<String, Message> words = new LinkedHashMap<>();
    for (Light light : Light.values()) {
      words.put(light.word(), Message.of("ui.light." + light.word()));
    }
    return words;
  }

  /** In which way a unit takes part, or a region. */
  private static Map<String, Message> parts(Ask ask) {
    boolean ofRegion = ask.get("unit") == null;
    Map<String, Message> parts = new LinkedHashMap<>();
    for (String part :
        ofRegion ? List.of("lead", "support") : List.of("lead", "support", "implied")) {
      parts.put(part, Message.of("commitments.part." + (ofRegion ? "county." : "") + part));
    }
    return parts;
  }

  /** Those that run in the year. */
  private static Condition ofYear(String given) {
    int year = Math.toIntExact(Math.min(9999, Math.max(1, Filter.number("year", given))));
    return new Condition(
        "c.start_on <= :lastDay and c.due >= :firstDay",
        Map.of("firstDay", LocalDate.of(year, 1, 1), "lastDay", LocalDate.of(year, 12, 31)));
  }

  private static Condition ofUnit(String unit, Ask ask) {
    String part = ask.get("part");
    return Condition.of(
        switch (part == null ? "" : part) {
          case "lead" -> "c.lead_unit_id = :unit";
          case "support" -> "c.support_unit_ids @> array[cast(:unit as bigint)]";
          case "implied" -> "c.implied_unit_ids @> array[cast(:unit as bigint)]";
          default -> "c.unit_ids @> array[cast(:unit as bigint)]";
        },
        "unit",
        Filter.number("unit", unit));
  }

  /**
   * What lies in a region or has a unit of it taking part. Where no unit is asked for, part divides
   * them: lead is what lies in it or is led by one of its units, support what its units only take
   * part in.
   */
  private Condition ofRegion(String code, Ask ask) {
    Region region = choices.region(code);
    if (region == null) {
      return Condition.NONE;
    }
    String part = ask.get("unit") != null ? null : ask.get("part");
    return new Condition(
        switch (part == null ? "" : part) {
          case "lead" -> OWN;
          case "support" -> "not " + OWN + " and c.unit_ids && cast(:regionUnits as bigint[])";
          default ->
              "(c.region_path >= :region and c.region_path < :beyond or c.unit_ids && cast(:regionUnits as bigint[]))";
        },
        Map.of(
            "region",
            region.path(),
            "beyond",
            region.beyond(),
            "regionUnits",
            choices.unitsWithin(region).toArray(Long[]::new)));
  }

  /** {@code soon}: late or due within 30 days; a number: due within so many days from today on. */
  private Condition dueWithin(String due) {
    LocalDate today = LocalDate.now(clock);
    if (due.equals("soon")) {
      return Condition.of(
          "c.due <= :dueBy and c.light <> 'COMPLETED'", "dueBy", today.plusDays(SOON));
    }
    long days = Math.min(999, Math.max(0, Filter.number("due", due)));
    return new Condition(
        "c.due <= :dueBy and c.light <> 'COMPLETED' and c.due >= :dueFrom",
        Map.of("dueBy", today.plusDays(days), "dueFrom", today));
  }

  /** What search and lists find by: title, sentence, number, and the code of a project. */
  public static Condition having(String text) {
    return Sought.of(text)
        .in(
            "text",
            "c.id",
            List.of("c.title", "c.sentence"),
            List.of("(select coded.code from project coded where coded.id = c.id)"));
  }
}
