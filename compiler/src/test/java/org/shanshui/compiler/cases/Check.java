package org.shanshui.compiler.cases;

import java.util.Arrays;
import java.util.List;
import org.shanshui.compiler.CorpusFile;

/**
 * A line of a file of checks: document, question, answer, parted by tabs.
 *
 * @param folder that holds the document and its checks
 * @param file the document; two or more, joined by {@code +}, where plans are compared
 * @param question as {@link Question} reads it
 * @param answer alternatives parted by {@code |}; {@code —} for nothing
 */
record Check(String folder, String file, String question, String answer) {
  static List<Check> of(String folder) {
    return CorpusFile.rows(Check.class, folder + "/checks.tsv").stream()
        .map(row -> new Check(folder, row.get(0), row.get(1), row.get(2)))
        .toList();
  }

  List<String> answers() {
    return Arrays.stream(answer.split(" \\| ")).map(String::strip).toList();
  }

  /** Its kind: the letter that its document's name begins with. */
  String kind() {
    return file.substring(0, 1);
  }

  @Override
  public String toString() {
    return file + "\t" + question + "\t" + answer;
  }
}
