package org.shanshui.platform.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;

/** A made-up form, and what comes of reading a workbook by it. */
final class Garden {
  static final Column<String> CODE = Column.text("编号", "Code", 10).required();
  static final Column<String> NAME = Column.text("名称", "Name", 20).required().alias("花木");
  static final Column<LocalDate> PLANTED = Column.day("栽植日期", "Planted", 12);
  static final Column<LocalDate> UNTIL = Column.lastDay("养护至", "Until", 12);
  static final Column<BigDecimal> HEIGHT = Column.number("高度（厘米）", "Height", 10);
  static final Column<BigDecimal> SHARE = Column.percent("成活率", "Survival", 10);

  record Plant(
      String code,
      String name,
      @Nullable LocalDate planted,
      @Nullable LocalDate until,
      @Nullable BigDecimal height,
      @Nullable BigDecimal share) {}

  static final Form<Plant> FORM =
      Form.of(
          "/garden/import",
          "garden",
          "garden.import",
          "/garden",
          "花木",
          Plant.class,
          List.of(CODE, NAME, PLANTED, UNTIL, HEIGHT, SHARE),
          CODE,
          May.by(Role.PLANNER),
          given -> new Beds());

  private Garden() {}

  /** What grows already has its code in capitals, {@code OLD} before the others. */
  static final class Beds implements Sitting<Plant> {
    @Override
    public Map<String, Known> known(Collection<String> codes) {
      Map<String, Known> known = new HashMap<>();
      codes.stream().filter(c -> c.startsWith("OLD")).forEach(c -> known.put(c, new Known(7, 2)));
      return known;
    }

    @Override
    public @Nullable Plant draft(Filled row, @Nullable Known known) {
      String code = row.get(CODE);
      String name = row.get(NAME);
      Plant plant =
          new Plant(
              String.valueOf(code),
              String.valueOf(name),
              row.get(PLANTED),
              row.get(UNTIL),
              row.get(HEIGHT),
              row.get(SHARE));
      return row.isSound() ? plant : null;
    }

    @Override
    public void keep(List<Entry<Plant>> rows) {
      throw new UnsupportedOperationException();
    }
  }

  /** What was read. */
  static final class Harvest implements Reading.Sink<Plant> {
    final List<Entry<Plant>> good = new ArrayList<>();
    final List<List<String>> said = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();
    int bad;

    @Override
    public void good(Entry<Plant> entry, String code, List<String> read) {
      good.add(entry);
      said.add(read);
    }

    @Override
    public void same() {
      throw new IllegalStateException();
    }

    @Override
    public void bad() {
      bad++;
    }

    @Override
    public void fault(Fault fault) {
      faults.add(fault);
    }

    Plant plant() {
      return good.get(0).draft();
    }

    List<String> told() {
      return faults.stream()
          .map(f -> f.severity() + " " + f.place() + " " + f.refusal().chinese())
          .toList();
    }
  }

  static Harvest read(Path file) throws IOException {
    Harvest harvest = new Harvest();
    Reading.read(file, FORM, new Beds(), harvest);
    return harvest;
  }
}
