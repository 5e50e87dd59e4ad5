package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.section.Section;

/** The items that say who is responsible for them (责任单位), or for which the item over them does. */
final class AssignedItems {
  private final Items items;
  private final ItemClauses reader;
  private final TaskDraft draft;
  private final List<List<Clause>> clauses = new ArrayList<>();

  /** Who answers for the items under an item, by a clause beside its title. */
  private final @Nullable Owners[] handedDown;

  private final boolean[] isTask;
  private final List<Task> tasks = new ArrayList<>();

  AssignedItems(
      Items items,
      List<Passage> passages,
      boolean[] inTable,
      Section[] sections,
      Outline outline,
      About about,
      String source) {
    this.items = items;
    this.reader = new ItemClauses(passages, inTable, sections, source);
    this.draft = new TaskDraft(passages, outline, about);
    this.handedDown = new Owners[items.count()];
    this.isTask = new boolean[items.count()];
    for (int i = 0; i < items.count(); i++) {
      clauses.add(reader.of(items.get(i)));
    }
    for (int i = 0; i < items.count(); i++) {
      read(i);
    }
    for (int i = 0; i < items.count(); i++) {
      handDown(i);
    }
  }

  /** The tasks, in no order. */
  List<Task> tasks() {
    return tasks;
  }

  /** Whether the item is a task, or divided into some. */
  boolean isTask(int item) {
    return isTask[item];
  }

  /** The units that answer for many tasks by a general clause. */
  GeneralUnits general() {
    return reader.general();
  }

  private void read(int i) {
    Item item = items.get(i);
    List<Clause> said =
        clauses.get(i).stream()
            .filter(c -> c.owners().namesUnits())
            .map(c -> led(c, item))
            .toList();
    if (said.isEmpty()) {
      return;
    }
    if (items.isDivided(i) && !hasOwnText(item, said)) {
      handedDown[i] = said.stream().map(Clause::owners).reduce(Owners.NOBODY, Owners::and);
    } else {
      isTask[i] = true;
      new ItemSegments(item, said, reader, draft).addTo(tasks);
      Owners below = ownersOfListAbove(i, said);
      if (below != null) {
        shareWithSiblings(i, below);
      }
    }
  }

  /** The clause, led by who answers for the items around it where it names only who helps. */
  private Clause led(Clause clause, Item item) {
    for (int over = item.parent(); over >= 0; over = items.get(over).parent()) {
      Owners owners = handedDown[over];
      if (owners != null && clause.owners().lead() == null) {
        Owners both = owners.and(clause.owners());
        return new Clause(
            clause.passage(), clause.start(), clause.lastPassage(), clause.end(), both);
      }
    }
    return clause;
  }

  /** Whether an item says more than its title and who answers for it. */
  private boolean hasOwnText(Item item, List<Clause> said) {
    int passage = item.from();
    int from = item.bodyFrom();
    for (Clause clause : said) {
      if (reader.hasText(passage, from, clause.passage(), clause.start())) {
        return true;
      }
      passage = clause.lastPassage();
      from = Math.max(clause.end(), passage == item.from() ? item.bodyFrom() : 0);
    }
    return reader.hasText(passage, from, item.to() - 1, Integer.MAX_VALUE);
  }

  /**
   * Who answers for the items before as well: a line of its own under the last of a list of which
   * no other item names anybody.
   */
  private @Nullable Owners ownersOfListAbove(int i, List<Clause> said) {
    Item item = items.get(i);
    Clause clause = said.get(0);
    boolean ownLine =
        item.marker() != null
            && said.size() == 1
            && clause.passage() > item.from()
            && !reader.hasText(clause.passage(), 0, clause.passage(), clause.start())
            && !reader.hasText(
                clause.lastPassage(), clause.end(), clause.lastPassage(), Integer.MAX_VALUE);
    if (!ownLine) {
      return null;
    }
    boolean isLast = true;
    for (int k = i + 1; k < items.count() && items.get(k).parent() >= item.parent(); k++) {
      isLast &= items.get(k).parent() != item.parent();
    }
    return isLast ? clause.owners() : null;
  }

  private void shareWithSiblings(int i, Owners owners) {
    int parent = items.get(i).parent();
    List<Integer> siblings = new ArrayList<>();
    for (int k = i - 1; k > parent; k--) {
      if (items.get(k).parent() == parent && items.get(k).marker() != null) {
        siblings.add(k);
      }
    }
    if (siblings.stream().allMatch(k -> items.isLeaf(k) && clauses.get(k).isEmpty())) {
      for (int k : siblings) {
        add(k, owners);
      }
    }
  }

  /** Gives the item what is said over it, or keeps what is said over none but itself. */
  private void handDown(int i) {
    Item item = items.get(i);
    Owners own = handedDown[i];
    if (own != null) {
      boolean taken = false;
      for (int k = i + 1; k < items.count() && isUnder(k, i); k++) {
        taken |= items.isLeaf(k) && !isTask[k];
      }
      if (!taken) {
        add(i, own);
      }
      return;
    }
    if (isTask[i] || !items.isLeaf(i) || item.marker() == null) {
      return;
    }
    for (int over = item.parent(); over >= 0; over = items.get(over).parent()) {
      Owners owners = handedDown[over];
      if (owners != null) {
        add(i, owners);
        return;
      }
    }
  }

  private boolean isUnder(int item, int over) {
    int parent = items.get(item).parent();
    while (parent > over) {
      parent = items.get(parent).parent();
    }
    return parent == over;
  }

  private void add(int i, Owners owners) {
    isTask[i] = true;
    tasks.add(draft.whole(items.get(i), owners, null));
  }
}
