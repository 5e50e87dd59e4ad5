package org.shanshui.compiler.read;

/** What stands on a page, in reading order. */
sealed interface PdfItem permits PdfLine, PdfTable {
  float top();

  float bottom();
}
