package org.shanshui.platform.plans;

import java.util.List;

/**
 * Where a plan says it (出处).
 *
 * @param documentId of the uploaded document; its text with the place marked is at {@code
 *     /plans/documents/ID#START-END}
 * @param documentName the file's name
 * @param start offset in the text as read, in Unicode code points
 * @param end exclusive
 * @param sentence the sentence or the table row that holds it, on one line
 * @param headings over it, from the outermost
 */
public record Source(
    long documentId,
    String documentName,
    int start,
    int end,
    String sentence,
    List<String> headings) {

  /** The page that shows the place. */
  public String href() {
    return "/plans/documents/" + documentId + "#" + start + "-" + end;
  }
}
