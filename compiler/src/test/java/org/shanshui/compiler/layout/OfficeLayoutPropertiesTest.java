package org.shanshui.compiler.layout;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples say the same as Word files, set as PDF, and drawn from that: see floors.tsv. */
class OfficeLayoutPropertiesTest {
  @Test
  void pagesSetAndDrawnAgainSayTheSame(@TempDir Path folder) throws IOException {
    assumeTrue(OfficeFiles.canBeMade(), "soffice and pdftotext are not installed");
    LayoutComparison comparison =
        LayoutReport.of(LayoutReport.files(LayoutInvarianceTest.SAMPLES, ""));
    comparison.office(folder);
    LayoutInvarianceTest.holds(comparison);
  }
}
