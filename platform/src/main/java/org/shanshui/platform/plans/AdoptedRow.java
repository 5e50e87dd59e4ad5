package org.shanshui.platform.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of an adopted version (已采纳条目) as the table has it. */
record AdoptedRow(
    long id,
    long planId,
    int number,
    long itemId,
    String regionPath,
    ItemKind kind,
    String title,
    @Nullable String due,
    @Nullable Long leadUnitId,
    @Nullable Long taskItemId,
    long documentId,
    String documentName,
    int start,
    int end,
    @Nullable Integer mark,
    List<String> headings,
    String sentence,
    Content content) {

  public Source source() {
    return new Source(documentId, documentName, start, end, sentence, headings);
  }
}
