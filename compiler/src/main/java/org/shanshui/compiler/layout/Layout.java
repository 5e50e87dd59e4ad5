package org.shanshui.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/** What each block of a document is on its page, decided before any of it is read. */
public final class Layout {
  /** Formats that keep the lines of pages, with what pages add to them. */
  private static final Set<String> PAGED = Set.of("txt", "pdf", "ofd", "image", "md");

  private final Role[] roles;
  private final List<List<NoteMarks.Mark>> marks;

  private Layout(Role[] roles, List<List<NoteMarks.Mark>> marks) {
    this.roles = roles;
    this.marks = marks;
  }

  /** The layout of a document. */
  public static Layout of(Document document) {
    Sheet sheet = new Sheet(document);
    boolean paged = PAGED.contains(document.format());
    if (paged) {
      PageNumbers.mark(sheet);
      RunningHeads.mark(sheet);
    }
    ContentsLines.mark(sheet);
    if (paged) {
      Footnotes.mark(sheet);
    }
    StringBuilder bodies = new StringBuilder();
    for (int i = 0; i < sheet.size(); i++) {
      if (sheet.role(i) == Role.FOOTNOTE && NoteMarks.isCircled(sheet.first(i))) {
        bodies.append(sheet.first(i));
      }
    }
    List<List<NoteMarks.Mark>> marks = new ArrayList<>(sheet.size());
    for (int i = 0; i < sheet.size(); i++) {
      Block block = document.blocks().get(i);
      boolean read = !sheet.isTable(i) && sheet.role(i) == Role.TEXT;
      NoteMarks.Mark page = read ? sheet.pageBeforeTitle(i) : null;
      marks.add(
          page != null
              ? List.of(page)
              : read ? NoteMarks.in(document.text(), block, bodies.toString()) : List.of());
    }
    return new Layout(sheet.roles(), marks);
  }

  /** What block {@code i} of the document is. */
  public Role role(int i) {
    return roles[i];
  }

  /** A part of a block. */
  public record Stretch(int start, int end) {}

  /** The parts of a block between the marks of notes; most often the whole. */
  public List<Stretch> stretches(Document document, int i) {
    Block block = document.blocks().get(i);
    List<Stretch> stretches = new ArrayList<>(1);
    int from = block.start();
    for (NoteMarks.Mark mark : marks.get(i)) {
      if (mark.start() > from) {
        stretches.add(new Stretch(from, mark.start()));
      }
      from = mark.end();
    }
    stretches.add(new Stretch(from, block.end()));
    return stretches;
  }

  /** The marks of notes in a block. */
  public List<Stretch> noteMarks(int i) {
    List<NoteMarks.Mark> own = marks.get(i);
    return own.isEmpty()
        ? List.of()
        : own.stream().map(m -> new Stretch(m.start(), m.end())).toList();
  }
}
