package org.shanshui.platform.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.shanshui.platform.access.May;

/** For tests of forms: what comes of reading a workbook in one sitting, without a database. */
public final class ReadForm<D> {
  private final Path file;
  private final List<Entry<D>> good = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private int same;

  private ReadForm(Path file) {
    this.file = file;
  }

  public static <D> ReadForm<D> of(
      Path file, List<Column<?>> columns, Column<String> code, Class<D> drafts, Sitting<D> sitting)
      throws IOException {
    ReadForm<D> read = new ReadForm<>(file);
    Reading.read(file, form(columns, code, drafts, sitting), sitting, read.sink());
    return read;
  }

  /** Writes the template and reads it back. */
  public static <D> ReadForm<D> template(
      Path folder,
      List<Column<?>> columns,
      Column<String> code,
      Class<D> drafts,
      Sitting<D> sitting)
      throws IOException {
    Path file = Files.createTempFile(folder, "template", ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      Template.write(out, form(columns, code, drafts, sitting), sitting);
    }
    return of(file, columns, code, drafts, sitting);
  }

  private static <D> Form<D> form(
      List<Column<?>> columns, Column<String> code, Class<D> drafts, Sitting<D> sitting) {
    return Form.of("/x", "x", "x", "/", "填报", drafts, columns, code, May.by(), given -> sitting);
  }

  private Reading.Sink<D> sink() {
    return new Reading.Sink<>() {
      @Override
      public void good(Entry<D> entry, String code, List<String> said) {
        good.add(entry);
      }

      @Override
      public void same() {
        same++;
      }

      @Override
      public void bad() {
        // Counted by its faults.
      }

      @Override
      public void fault(Fault fault) {
        faults.add(fault);
      }
    };
  }

  public int good() {
    return good.size();
  }

  public int same() {
    return same;
  }

  public D draft(int at) {
    return good.get(at).draft();
  }

  public List<String> errors() {
    return told(true);
  }

  public List<String> notes() {
    return told(false);
  }

  private List<String> told(boolean errors) {
    return faults.stream()
        .filter(f -> f.isError() == errors)
        .map(f -> f.place() + " " + f.refusal().chinese())
        .toList();
  }

  public String sheetXml() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }
}
