package org.shanshui.compiler.layout;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.shanshui.compiler.layout.Manuscript.Part;

/**
 * A manuscript written as Word writes it, set as a PDF by LibreOffice, and drawn from that by
 * pdftotext: the way most texts of plans come to be.
 */
final class OfficeFiles {
  private OfficeFiles() {}

  /** Whether the programs are installed. */
  static boolean canBeMade() {
    return runs("soffice", "--version") && runs("pdftotext", "-v");
  }

  private static boolean runs(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(180, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Writes NAME.docx, .pdf, .raw.txt and .layout.txt of each manuscript, named 0, 1, 2 …. */
  static void make(List<Manuscript> manuscripts, Path folder) throws IOException {
    List<String> convert =
        new ArrayList<>(
            List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString()));
    for (int i = 0; i < manuscripts.size(); i++) {
      Path docx = folder.resolve(i + ".docx");
      write(manuscripts.get(i), docx);
      convert.add(docx.toString());
    }
    must(convert.toArray(String[]::new));
    for (int i = 0; i < manuscripts.size(); i++) {
      String pdf = folder.resolve(i + ".pdf").toString();
      must("pdftotext", pdf, folder.resolve(i + ".raw.txt").toString());
      must("pdftotext", "-layout", pdf, folder.resolve(i + ".layout.txt").toString());
    }
  }

  private static void must(String... command) throws IOException {
    if (!runs(command)) {
      throw new IOException(String.join(" ", command));
    }
  }

  private static void write(Manuscript manuscript, Path file) throws IOException {
    try (XWPFDocument word = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      for (Part part : manuscript.parts()) {
        if (part.isTable()) {
          table(word, part);
        } else {
          word.createParagraph().createRun().setText(part.text());
        }
      }
      furniture(word, manuscript.name());
      word.write(out);
    }
  }

  private static void table(XWPFDocument word, Part part) {
    XWPFTable table = word.createTable(part.rows().size(), part.rows().get(0).size());
    for (int r = 0; r < part.rows().size(); r++) {
      List<String> row = part.rows().get(r);
      for (int c = 0; c < row.size(); c++) {
        if (table.getRow(r).getCell(c) != null) {
          table.getRow(r).getCell(c).setText(row.get(c));
        }
      }
    }
    table.setWidth("100%");
  }

  /** A4, the document's name at the head and the page's number at the foot of each page. */
  private static void furniture(XWPFDocument word, String name) {
    CTSectPr section = word.getDocument().getBody().addNewSectPr();
    section.addNewPgSz().setW(BigInteger.valueOf(11906));
    section.getPgSz().setH(BigInteger.valueOf(16838));
    XWPFHeaderFooterPolicy policy = new XWPFHeaderFooterPolicy(word, section);
    policy.createHeader(XWPFHeaderFooterPolicy.DEFAULT).createParagraph().createRun().setText(name);
    XWPFParagraph foot = policy.createFooter(XWPFHeaderFooterPolicy.DEFAULT).createParagraph();
    foot.createRun().setText("— ");
    foot.getCTP().addNewFldSimple().setInstr("PAGE");
    foot.createRun().setText(" —");
  }
}
