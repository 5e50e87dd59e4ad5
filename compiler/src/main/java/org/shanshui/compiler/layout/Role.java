package org.shanshui.compiler.layout;

/** What a block is on its page. */
public enum Role {
  /** Part of what the document says. */
  TEXT,
  /** The page's number (页码), alone on its line: 3, — 3 —, 第 3 页 共 20 页. */
  PAGE_NUMBER,
  /** A running head or foot (页眉、页脚), which every page repeats. */
  RUNNING_HEAD,
  /** A line of the list of contents (目录). */
  CONTENTS,
  /** The body of a footnote (脚注) that cuts a paragraph which goes on over the page. */
  FOOTNOTE
}
