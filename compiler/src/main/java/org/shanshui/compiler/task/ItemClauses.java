package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.offices.GeneralClause;
import org.shanshui.language.offices.OfficeName;
import org.shanshui.language.offices.Responsibilities;
import org.shanshui.language.offices.Responsibility;
import org.shanshui.language.offices.Responsibility.Form;

/** Finds the clauses of responsibility in an item, and keeps what they say of other tasks. */
final class ItemClauses {
  /** The foot of a web page names its host (主办：…办公室), who answers for nothing in the plan. */
  private static final WordList PAGE_FOOT =
      WordList.of("ICP备", "备案号", "公网安备", "网站标识码", "版权所有", "打印本页");

  private final List<Passage> passages;
  private final boolean[] inTable;
  private final Section[] sections;
  private final String source;
  private final GeneralUnits general = new GeneralUnits();

  ItemClauses(List<Passage> passages, boolean[] inTable, Section[] sections, String source) {
    this.passages = passages;
    this.inTable = inTable;
    this.sections = sections;
    this.source = source;
  }

  /** What the clauses read so far say of many tasks. */
  GeneralUnits general() {
    return general;
  }

  /** The clauses of the item that name units or set a time limit, adjoining ones joined. */
  List<Clause> of(Item item) {
    List<Clause> clauses = new ArrayList<>();
    for (int p = item.from(); p < item.to(); p++) {
      String text = passages.get(p).text().text();
      List<Responsibility> found =
          inTable[p] ? List.of() : Responsibilities.find(text, handsOut(item, p));
      if (found.isEmpty() || PAGE_FOOT.isIn(text)) {
        continue;
      }
      for (Responsibility said : found) {
        Clause clause = clause(item, p, said);
        if (clause != null) {
          add(clauses, clause);
        }
      }
    }
    return clauses;
  }

  /** A sentence hands out work only inside an item, and never where the document looks back. */
  private boolean handsOut(Item item, int p) {
    return item.isOpened() && sections[p].aspect() != Aspect.REVIEW;
  }

  private void add(List<Clause> clauses, Clause clause) {
    int last = clauses.size() - 1;
    if (last >= 0 && !hasTextBetween(clauses.get(last), clause)) {
      clauses.set(last, clauses.get(last).and(clause));
    } else {
      clauses.add(clause);
    }
  }

  private @Nullable Clause clause(Item item, int p, Responsibility said) {
    CleanText clean = passages.get(p).text();
    GeneralClause clause = said.generalClause();
    if (clause != null) {
      int place = clean.sourceStart(clause.quote().start());
      names(clean, clause.units()).forEach(unit -> general.add(clause.scope(), unit, place));
    }
    boolean counts = said.form() != Form.SENTENCE || handsOut(item, p);
    if (!counts || !said.namesUnits() && said.due() == null && said.leaders().isEmpty()) {
      return null;
    }
    OfficeName lead = said.lead();
    Owners owners =
        new Owners(
            lead == null ? null : name(clean, lead),
            said.led(),
            names(clean, said.support()),
            said.due() == null ? null : said.due().text());
    return new Clause(p, said.start(), p, said.end(), owners);
  }

  private List<String> names(CleanText clean, List<OfficeName> offices) {
    return offices.stream().map(office -> name(clean, office)).toList();
  }

  private String name(CleanText clean, OfficeName office) {
    return clean.written(source, office.start(), office.end());
  }

  private boolean hasTextBetween(Clause a, Clause b) {
    return hasText(a.lastPassage(), a.end(), b.passage(), b.start());
  }

  /** Whether words stand from the one place to the other. */
  boolean hasText(int passage, int from, int lastPassage, int to) {
    for (int p = passage; p <= lastPassage; p++) {
      String text = passages.get(p).text().text();
      int end = p == lastPassage ? Math.min(to, text.length()) : text.length();
      for (int i = p == passage ? from : 0; i < end; i++) {
        if (Character.isLetterOrDigit(text.charAt(i))) {
          return true;
        }
      }
    }
    return false;
  }
}
