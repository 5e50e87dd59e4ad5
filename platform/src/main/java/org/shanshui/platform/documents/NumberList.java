package org.shanshui.platform.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.documents.NumberRegister.Taken;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.shanshui.platform.listing.Sought;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of numbers that were taken (发文登记). */
@Configuration(proxyBeanMethods = false)
class NumberList {
  /** To look at the numbers that were taken. */
  static final May<Object> READ = May.by(Role.PLANNER, Role.INSPECTOR, Role.LEADER, Role.AUDITOR);

  @Bean
  static Section documentSection() {
    return new Section("documents", "/documents", "quote", 75, READ);
  }

  @Bean
  static Listing<Taken> documentListing(Organs organs) {
    return Listing.of(
            "/documents",
            "documents",
            "documents.register",
            Rows.of(NumberRegister.COLUMNS, "document_number n", Taken.class),
            columns(),
            List.of(
                new Filter.Words("q", "documents.find", NumberList::titled),
                Filter.Choice.open(
                    "organ",
                    "documents.organ",
                    () -> offered(organs),
                    id ->
                        Condition.of("n.organ_id = :organ", "organ", Filter.number("organ", id)))),
            Order.<Taken>by(new Order.Key<>("n.id", Long.class, Taken::id)).down())
        .offers(
            new Listing.Action(
                "documents.organs", "settings", "/documents/organs", false, Organs.CHANGE::allows))
        .readBy(READ);
  }

  private static List<Column<Taken>> columns() {
    return List.of(
        Column.<Taken>naming(
            "documents.number", 24, one -> Cell.of(one.written()).to("/documents/" + one.id())),
        Column.<Taken>text("documents.title", 50, Taken::title).look(Look.WRAPPED),
        Column.text("documents.organ", 34, Taken::organ),
        Column.<Taken>text("documents.recipients", 40, one -> String.join("，", one.recipients()))
            .look(Look.WRAPPED),
        Column.<Taken>text("documents.dated", 12, Taken::dated).look(Look.SHORT),
        Column.text("documents.taken.by", 12, Taken::takenName),
        Column.<Taken>text("documents.taken.at", 18, Taken::takenAt).look(Look.SHORT));
  }

  private static Condition titled(String words) {
    return Sought.of(words)
        .in(
            "word",
            "n.id",
            List.of("n.title", "n.code || '〔' || n.year || '〕' || n.number || '号'"),
            List.of());
  }

  private static Map<String, String> offered(Organs organs) {
    Map<String, String> names = new LinkedHashMap<>();
    organs.all().forEach(organ -> names.put(String.valueOf(organ.id()), organ.name()));
    return names;
  }
}
