package org.shanshui.benchmarks;

import com.hankcs.hanlp.tokenizer.StandardTokenizer;
import java.io.IOException;
import java.io.OutputStream;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.write.PlanJson;

/** What can be done with a text, and is measured. */
enum Contender {
  /** Reads the file, compiles it, writes its plan as JSON to nowhere. */
  SHANSHUI("Shanshui: read + compile + JSON") {
    @Override
    long process(Corpus.Text text) throws IOException {
      var plan = PlanCompiler.compile(DocumentReaders.read(text.path()));
      PlanJson.write(plan, OutputStream.nullOutputStream());
      return plan.quantities().size();
    }
  },
  /**
   * Only cuts the text, already read and decoded, into words; line by line, as is quickest for it.
   */
  HANLP("HanLP portable 1.8.6: StandardTokenizer.segment") {
    @Override
    long process(Corpus.Text text) {
      long terms = 0;
      for (String line : text.lines()) {
        terms += StandardTokenizer.segment(line).size();
      }
      return terms;
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * Does the work on one text; the result is a count that keeps the work from being optimised away.
   */
  abstract long process(Corpus.Text text) throws IOException;
}
