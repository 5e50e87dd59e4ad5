package org.shanshui.platform.listing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.web.Parts;
import org.shanshui.platform.web.Submissions;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code <list:table/>}: the rows of the model's {@code list}, written out at once, where a
 * template would ask a dozen expressions of every cell.
 */
@Component
final class ListDialect extends AbstractProcessorDialect {
  private static final int PRECEDENCE = 1_000;
  private static final int FEW_CHANGES = 3;

  ListDialect() {
    super("Lists", "list", PRECEDENCE);
  }

  @Override
  public Set<IProcessor> getProcessors(String prefix) {
    return Set.of(new Table(prefix));
  }

  private static final class Table extends AbstractElementTagProcessor {
    Table(String prefix) {
      super(TemplateMode.HTML, prefix, "table", true, null, false, PRECEDENCE);
    }

    @Override
    protected void doProcess(
        ITemplateContext context,
        IProcessableElementTag tag,
        IElementTagStructureHandler structure) {
      structure.replaceWith(
          new Writer<>(context, (ListView<?>) context.getVariable("list")).table(), false);
    }
  }

  /** Writes one table. */
  private static final class Writer<R> {
    private final ITemplateContext context;
    private final ListView<R> view;
    private final List<Column<R>> columns;
    private final StringBuilder html = new StringBuilder();

    Writer(ITemplateContext context, ListView<R> view) {
      this.context = context;
      this.view = view;
      this.columns = view.columns();
    }

    String table() {
      Listing.Picks<R> picks = view.isPicking() ? view.list().frame().picks() : null;
      html.append(
              "<div class=\"table\"><table class=\"cards\" data-walk><caption class=\"visually-hidden\">")
          .append(Parts.escaped(view.title()))
          .append("</caption><thead><tr>");
      if (picks != null) {
        html.append("<th class=\"tick\"><input type=\"checkbox\" data-all=\"pick\" aria-label=\"")
            .append(Parts.escaped(view.wording().say("ui.pick.all")))
            .append("\"></th>");
      }
      columns.forEach(this::head);
      html.append("</tr></thead><tbody>");
      List<R> rows = view.page().items();
      List<Function<R, Cell>> cells = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      for (Column<R> column : columns) {
        cells.add(column.cells().apply(rows));
        labels.add(Parts.escaped(view.wording().say(column.head())));
      }
      for (R row : rows) {
        html.append("<tr>");
        if (picks != null) {
          pick(picks.id().applyAsLong(row), picks.label());
        }
        for (int i = 0; i < columns.size(); i++) {
          cell(columns.get(i), cells.get(i).apply(row), labels.get(i));
        }
        html.append("</tr>");
      }
      html.append("</tbody>");
      sums(labels, picks != null);
      return html.append("</table></div>").toString();
    }

    private void pick(long id, String label) {
      html.append("<td class=\"tick\"><input type=\"checkbox\" name=\"pick\" value=\"")
          .append(id)
          .append("\" aria-label=\"")
          .append(Parts.escaped(view.wording().say(label, String.valueOf(id))))
          .append("\"></td>");
    }

    private void head(Column<R> column) {
      String label = Parts.escaped(view.wording().say(column.head()));
      boolean number = column.look() == Column.Look.NUMBER;
      if (column.sort() == null) {
        html.append(number ? "<th class=\"num\">" : "<th>").append(label).append("</th>");
        return;
      }
      String sort = view.ask().sort();
      boolean up = column.name().equals(sort);
      boolean down = ("-" + column.name()).equals(sort);
      String next = up ? "-" + column.name() : down ? null : column.name();
      html.append("<th aria-sort=\"")
          .append(up ? "ascending" : down ? "descending" : "none")
          .append(number ? "\" class=\"num\">" : "\">")
          .append("<a href=\"")
          .append(link(view.ask().sorted(next).at(view.path(), view.said())))
          .append("\">")
          .append(label)
          .append("</a></th>");
    }

    private void cell(Column<R> column, Cell cell, String label) {
      switch (column.look()) {
        case HEAD -> html.append("<th scope=\"row\" class=\"wrap\">");
        case NUMBER -> open("num", label);
        case SHORT -> open("nowrap", label);
        case WRAPPED -> open("wrap", label);
        case PROGRESS, TEXT -> html.append("<td data-label=\"").append(label).append("\">");
      }
      String text = text(column, cell.value());
      if (column.look() == Column.Look.PROGRESS) {
        html.append(
            Parts.progress(
                (Number) cell.value(),
                null,
                lower(cell.light()),
                view.wording().say(column.head())));
      } else if (cell.value() instanceof Cell.Does does) {
        button(does);
      } else if (cell.value() instanceof Cell.Changes changes) {
        changes(changes.all());
      } else if (cell.light() instanceof Cell.Tone tone) {
        html.append(Parts.light(context, tone.state(), null, text, false));
      } else if (cell.light() != null) {
        html.append(Parts.light(context, cell.light(), text, null, false));
      } else if (cell.href() != null) {
        html.append("<a href=\"")
            .append(link(cell.href()))
            .append("\">")
            .append(Parts.escaped(text))
            .append("</a>");
      } else {
        boolean missing = text.isEmpty() && column.look() != Column.Look.HEAD;
        html.append(missing ? "—" : Parts.escaped(text));
      }
      for (Object tag : cell.tags()) {
        html.append(" <span class=\"tag\">")
            .append(Parts.escaped(view.wording().of(tag)))
            .append("</span>");
      }
      html.append(column.look() == Column.Look.HEAD ? "</th>" : "</td>");
    }

    private void button(Cell.Does does) {
      String label = view.wording().of(does.label());
      html.append("<form method=\"post\" action=\"")
          .append(link(does.action()))
          .append("\"><input type=\"hidden\" name=\"_submission\" value=\"")
          .append(new Submissions().key())
          .append("\"><button class=\"button s\" type=\"submit\" aria-label=\"")
          .append(Parts.escaped(label + " " + view.wording().of(does.about())))
          .append("\">")
          .append(Parts.escaped(label))
          .append("</button></form>");
    }

    /** More than a few are folded. */
    private void changes(List<Cell.Changes.Change> all) {
      boolean folded = all.size() > FEW_CHANGES;
      if (folded) {
        html.append("<details><summary>")
            .append(Parts.escaped(view.wording().say("ui.changes", all.size())))
            .append("</summary>");
      }
      html.append("<dl class=\"facts\">");
      for (Cell.Changes.Change one : all) {
        html.append("<dt>")
            .append(Parts.escaped(view.wording().of(one.term())))
            .append("</dt><dd>");
        if (one.before() != null) {
          html.append("<del>").append(Parts.escaped(one.before())).append("</del>");
        }
        if (one.before() != null && one.after() != null) {
          html.append(" → ");
        }
        if (one.after() != null) {
          html.append("<ins>").append(Parts.escaped(one.after())).append("</ins>");
        }
        html.append("</dd>");
      }
      html.append(folded ? "</dl></details>" : "</dl>");
    }

    /** Numbers that are compared down a column are read by their thousands. */
    private String text(Column<R> column, @Nullable Object value) {
      return column.look() == Column.Look.NUMBER && value instanceof BigDecimal number
          ? view.wording().grouped(number)
          : view.wording().of(value);
    }

    private static String lower(@Nullable Object state) {
      return state == null ? "" : state.toString().toLowerCase(Locale.ROOT);
    }

    private void open(String style, String label) {
      html.append("<td class=\"")
          .append(style)
          .append("\" data-label=\"")
          .append(label)
          .append("\">");
    }

    private void sums(List<String> labels, boolean ticked) {
      if (view.sums().isEmpty()) {
        return;
      }
      html.append("<tfoot><tr>").append(ticked ? "<td></td>" : "");
      for (int i = 0; i < columns.size(); i++) {
        Column<R> column = columns.get(i);
        if (column.sum() != null) {
          @Nullable BigDecimal sum = view.sums().get(column.head());
          open("num", labels.get(i));
          html.append(sum == null ? "—" : text(column, sum)).append("</td>");
        } else if (column.look() == Column.Look.HEAD) {
          html.append("<th scope=\"row\">")
              .append(Parts.escaped(view.wording().say("ui.sum")))
              .append("</th>");
        } else {
          html.append("<td></td>");
        }
      }
      html.append("</tr></tfoot>");
    }

    private String link(String address) {
      return Parts.escaped(context.buildLink(address, null));
    }
  }
}
