package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.CommitmentLists;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Column.Place;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The library of projects as a list (项目库). Its money is in 万元. */
@Configuration(proxyBeanMethods = false)
class ProjectList {
  private static final List<String> STANDINGS = List.of("LISTED", "CANDIDATE", "LEFT");

  @Bean
  static Listing<Project> projectListing(
      CommitmentLists lists, Projects projects, Reconciliation reconciliation) {
    List<Filter> filters = new ArrayList<>(lists.filters());
    filters.addAll(filters(projects));
    return Listing.of(
            "/projects",
            "projects",
            "commitments.projects",
            lists.rows(
                CommitmentKind.PROJECT,
                Project.COLUMNS,
                Project.JOINS,
                () -> RecordRows.of(Project.class),
                () -> Map.of("thisYear", projects.thisYear())),
            columns(lists, projects),
            filters,
            lists.order(Project::common))
        .counted(lists.lights())
        .offers(
            new Listing.Action(
                "commitments.rollup", "chart", "/projects/rollup", false, () -> true),
            new Listing.Action(
                "commitments.import", "upload", "/projects/import", false, Projects.IMPORT::allows),
            new Listing.Action(
                "commitments.project.add", "add", "/projects/new", true, Projects.ADD::allows))
        .framed(
            "commitments/projects", ask -> Map.of("groups", groups(ask, projects, reconciliation)));
  }

  /** What a plan has stated of its projects; of all plans it stands on the page of sums. */
  private static List<?> groups(Ask ask, Projects projects, Reconciliation reconciliation) {
    String plan = ask.get("plan");
    return plan == null
        ? List.of()
        : reconciliation.of(Filter.number("plan", plan), projects.thisYear());
  }

  private static List<Column<Project>> columns(CommitmentLists lists, Projects projects) {
    List<Column<Project>> columns = new ArrayList<>();
    columns.add(lists.<Project>light(Project::common).only(Place.PAGE));
    columns.add(
        Column.<Project>naming("commitments.project", 40, ProjectList::title).only(Place.PAGE));
    // In the workbook they stand as in the sheet for import, which reads them again.
    columns.add(book("code", 16, Project::code));
    columns.add(book("project.name", 40, p -> p.common().title()));
    columns.add(Column.text("commitments.class", 16, Project::projectClass));
    columns.add(
        Column.<Project>text("commitments.phase", 10, p -> words(p.phase())).look(Look.SHORT));
    columns.add(Column.text("commitments.place", 14, Project::regionName));
    columns.add(lists.lead("commitments.lead", Project::common));
    columns.add(book("project.start", 11, p -> p.common().startOn()));
    columns.add(book("project.due", 11, p -> p.common().due()));
    columns.add(
        Column.<Project>text("commitments.total.wan", 16, Project::total)
            .look(Look.NUMBER)
            .sorts(
                new Order.Key<>(
                    "coalesce(p.total, -1)", BigDecimal.class, ProjectList::sortedTotal))
            .sums("p.total"));
    columns.add(book("project.year", 8, p -> p.yearAmount() == null ? null : projects.thisYear()));
    columns.add(
        Column.<Project>text("commitments.project.yearamount", 16, Project::yearAmount)
            .look(Look.NUMBER)
            .sums(
                "(select sum(i.amount) from investment i where i.project_id = p.id and i.year = :thisYear)"));
    columns.add(
        Column.<Project>text("commitments.project.invested", 18, Project::invested)
            .look(Look.NUMBER)
            .sums("(select sum(q.invested) from quarter_figure q where q.project_id = p.id)"));
    columns.add(lists.<Project>due(Project::common).only(Place.PAGE));
    columns.add(book("longitude", 12, Project::longitude));
    columns.add(book("latitude", 12, Project::latitude));
    columns.add(book("datum", 8, Project::datum));
    columns.add(book("standing", 10, p -> Message.of("commitments.standing." + p.standing())));
    columns.add(lists.<Project>light(Project::common).only(Place.WORKBOOK));
    columns.add(book("content", 50, Project::content));
    columns.addAll(lists.origin(Project::common));
    return columns;
  }

  private static Column<Project> book(
      String head, double width, Function<Project, @Nullable Object> value) {
    return Column.text("commitments." + head, width, value).only(Place.WORKBOOK);
  }

  private static Cell title(Project project) {
    Commitment c = project.common();
    boolean listed = project.standing().equals("LISTED");
    return Cell.of(c.title())
        .to(c.href())
        .tagged(listed ? null : Message.of("commitments.standing." + project.standing()));
  }

  private static Words words(Phase phase) {
    return new Words(phase.chinese(), phase.english());
  }

  private static List<Filter> filters(Projects projects) {
    return List.of(
        Filter.Choice.open(
            "cls",
            "commitments.class",
            () -> same(projects.classes()),
            name -> Condition.of("p.class = :class", "class", name)),
        Filter.Choice.open("phase", "commitments.phase", ProjectList::phases, ProjectList::inPhase),
        Filter.Choice.of(
            "standing",
            "commitments.standing",
            ProjectList::standings,
            standing -> Condition.of("p.standing = :standing", "standing", standing)),
        new Filter.Linked("place", place -> Condition.of("p.region_code = :place", "place", place)),
        new Filter.Linked(
            "total",
            total ->
                Condition.of(
                    "p.planned_total_id = :total", "total", Filter.number("total", total))));
  }

  private static Map<String, String> same(List<String> words) {
    Map<String, String> options = new LinkedHashMap<>();
    words.forEach(word -> options.put(word, word));
    return options;
  }

  private static Map<String, Words> phases() {
    Map<String, Words> options = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      options.put(phase.name(), words(phase));
    }
    return options;
  }

  /** A phase by its name or the word that plans have for it. */
  private static Condition inPhase(String word) {
    Phase phase = Phase.called(word);
    if (phase == null) {
      throw Refusal.invalid(
              "commitments.no-phase", "没有“" + word + "”这个阶段。", "there is no phase " + word)
          .asException();
    }
    return Condition.of("p.phase = :phase", "phase", phase.name());
  }

  private static Map<String, Message> standings() {
    Map<String, Message> options = new LinkedHashMap<>();
    STANDINGS.forEach(one -> options.put(one, Message.of("commitments.standing." + one)));
    return options;
  }

  /** What is unknown stands below nought. */
  private static BigDecimal sortedTotal(Project project) {
    BigDecimal total = project.total();
    return total == null ? BigDecimal.ONE.negate() : total;
  }
}
