package org.shanshui.compiler.task;

/**
 * A clause of responsibility where it stands: adjoining ones, such as lines of their own for who
 * leads and who helps, are one.
 *
 * @param passage the first passage it stands in, and {@code start} where in its text
 * @param lastPassage the last passage it stands in, and {@code end} where in that one's text
 */
record Clause(int passage, int start, int lastPassage, int end, Owners owners) {

  /** This clause and the one that follows it, as one. */
  Clause and(Clause next) {
    return new Clause(passage, start, next.lastPassage, next.end, owners.and(next.owners));
  }
}
