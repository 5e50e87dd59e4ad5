package org.shanshui.platform.commitments.lights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How far a value may be from what is asked for approximately (约、左右) and still be it: a share of
 * the value, by the day on which the target is due. Its file says from where it is known.
 */
public final class About {
  private static final String FILE = "about.tsv";
  private static final TreeMap<LocalDate, BigDecimal> FROM = read();

  private About() {}

  /** The share that is allowed of a target due on a day: 0.02. */
  public static BigDecimal on(LocalDate due) {
    var entry = FROM.floorEntry(due);
    return (entry == null ? FROM.firstEntry() : entry).getValue();
  }

  /** The least that is still about a value. */
  public static BigDecimal least(BigDecimal value, LocalDate due) {
    return value.subtract(value.abs().multiply(on(due)));
  }

  /** The most that is still about a value. */
  public static BigDecimal most(BigDecimal value, LocalDate due) {
    return value.add(value.abs().multiply(on(due)));
  }

  private static TreeMap<LocalDate, BigDecimal> read() {
    try (InputStream file = Objects.requireNonNull(About.class.getResourceAsStream(FILE), FILE)) {
      TreeMap<LocalDate, BigDecimal> from = new TreeMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t"))
          .forEach(
              cells ->
                  from.put(LocalDate.parse(cells[0]), new BigDecimal(cells[1]).movePointLeft(2)));
      return from;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
