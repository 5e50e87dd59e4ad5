package org.shanshui.compiler.task;

import java.util.List;
import org.shanshui.compiler.plan.Task;

/**
 * Divides an item among the clauses in it. Each holds for what stands between it and the one before
 * it; where the first stands before all text, for what stands up to the next.
 */
final class ItemSegments {
  private final Item item;
  private final List<Clause> clauses;
  private final ItemClauses reader;
  private final TaskDraft draft;

  ItemSegments(Item item, List<Clause> clauses, ItemClauses reader, TaskDraft draft) {
    this.item = item;
    this.clauses = clauses;
    this.reader = reader;
    this.draft = draft;
  }

  /** Adds a task for each clause. */
  void addTo(List<Task> tasks) {
    if (clauses.size() == 1 && item.isOpened()) {
      tasks.add(draft.whole(item, clauses.get(0).owners(), clauses.get(0)));
      return;
    }
    Clause first = clauses.get(0);
    Clause last = clauses.get(clauses.size() - 1);
    int bodyPassage = item.from();
    int body = item.bodyFrom();
    boolean precede =
        item.isOpened()
            && !reader.hasText(bodyPassage, body, first.passage(), first.start())
            && reader.hasText(last.lastPassage(), last.end(), item.to() - 1, Integer.MAX_VALUE);
    for (int i = 0; i < clauses.size(); i++) {
      Clause clause = clauses.get(i);
      boolean isLast = i == clauses.size() - 1;
      Place from;
      Place to;
      if (precede) {
        from = i == 0 ? start() : new Place(clause.passage(), clause.start());
        to =
            isLast
                ? new Place(item.to() - 1, Integer.MAX_VALUE)
                : new Place(clauses.get(i + 1).passage(), clauses.get(i + 1).start());
      } else {
        from = i == 0 ? start() : after(clauses.get(i - 1));
        boolean closes = isLast || clauses.get(i + 1).passage() > clause.lastPassage();
        to = new Place(clause.lastPassage(), closes ? Integer.MAX_VALUE : clause.end());
      }
      tasks.add(draft.part(item, clause, from, to, precede));
    }
  }

  /** Where the first part begins: at the title where text follows it in its line, else below it. */
  private Place start() {
    int first = clauses.get(0).passage();
    if (!item.isOpened()) {
      // Before the first item only the paragraph with the clause is a task.
      return new Place(first, 0);
    }
    boolean alone = draft.length(item.from()) <= item.bodyFrom();
    return alone && first > item.from() ? new Place(item.from() + 1, 0) : new Place(item.from(), 0);
  }

  private Place after(Clause clause) {
    int at = draft.afterMarks(clause.lastPassage(), clause.end());
    boolean ends = at >= draft.length(clause.lastPassage()) && clause.lastPassage() + 1 < item.to();
    if (!item.isOpened() && ends) {
      int next = clauses.get(clauses.indexOf(clause) + 1).passage();
      return new Place(next, 0);
    }
    return ends ? new Place(clause.lastPassage() + 1, 0) : new Place(clause.lastPassage(), at);
  }

  /** A place in the text: an offset in a passage's clean text, which may lie behind its end. */
  record Place(int passage, int at) {}
}
