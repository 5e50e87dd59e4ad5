package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.offices.OfficeName;
import org.shanshui.language.offices.Offices;
import org.shanshui.language.offices.Responsibilities;
import org.shanshui.language.offices.Responsibility;

/** Reads cells that name units: a list, one a line, or a clause: 牵头：A；配合：B. */
final class UnitCells {

  /** Where units a line each, run together, part: 市教育局|市财政局, 团市委|市妇联. */
  private static final Pattern NEXT_UNIT =
      Pattern.compile(
          "(?<=[局委办厅府会联院队馆司])(?:<br"
              + " ?/?>)?(?=(?:各|团[省市县区]委|国网|中国(?!.{0,6}局)|[省市县区州](?![场政民域级属内外东南西北中辖区直])|市政府|县区))|<br"
              + " ?/?>");

  private final String source;

  UnitCells(String source) {
    this.source = source;
  }

  /** Who leads and who shares in a task. */
  record Units(@Nullable String lead, List<String> support) {
    static final Units NONE = new Units(null, List.of());

    /** With those of a further cell, who lead where nobody does yet. */
    Units and(Units more) {
      List<String> all = new ArrayList<>(support);
      if (lead != null && more.lead != null) {
        all.add(more.lead);
      }
      all.addAll(more.support);
      String first = lead == null ? more.lead : lead;
      // A cell that spans the columns of both names the one unit that does all.
      return new Units(first, all.stream().distinct().filter(u -> !u.equals(first)).toList());
    }
  }

  /**
   * The units of a cell.
   *
   * @param supporting whether the column is of those that share in the task
   */
  Units read(CleanText cell, boolean supporting) {
    if (cell.length() == 0) {
      return Units.NONE;
    }
    Responsibility said = clause(cell.text());
    if (said != null) {
      List<String> support = names(cell, said.support());
      return new Units(said.lead() == null ? null : name(cell, said.lead()), support);
    }
    List<String> names = new ArrayList<>();
    String text = cell.text();
    Matcher next = NEXT_UNIT.matcher(text);
    int from = 0;
    while (from < text.length()) {
      int to = next.find() ? next.start() : text.length();
      names.addAll(names(cell, Offices.parseList(text, from, to)));
      from = to == text.length() ? to : next.end();
    }
    if (supporting || names.isEmpty()) {
      return new Units(null, names);
    }
    return new Units(names.get(0), names.subList(1, names.size()));
  }

  private static @Nullable Responsibility clause(String text) {
    boolean says =
        text.contains("牵头")
            || text.contains("配合")
            || text.contains("负责")
            || text.contains("主办")
            || text.contains("协办")
            || text.contains("责任单位");
    return says ? Responsibilities.parse(text) : null;
  }

  private List<String> names(CleanText clean, List<OfficeName> offices) {
    return offices.stream().map(office -> name(clean, office)).toList();
  }

  private String name(CleanText clean, OfficeName office) {
    return clean.written(source, office.start(), office.end());
  }
}
