package org.shanshui.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.yaml.Distinct;
import org.shanshui.packkit.yaml.Node;

/**
 * A list of codes (代码表), in its order.
 *
 * @param key of its file, or of the attribute that it is written in
 */
public record CodeList(String key, Words name, List<Code> codes) {
  /** Files of code lists. An example gives a {@code code} and a {@code day}. */
  public static final FileKind<CodeList> FILES =
      new FileKind<>(
          "codes",
          Schemas.CODES,
          (key, root, found, faults) ->
              read(root.list("codes"), faults)
                  .map(codes -> new CodeList(key, root.words("name"), codes)),
          CodeList::example);

  public CodeList {
    codes = List.copyOf(codes);
  }

  /**
   * A code.
   *
   * @param from the first day it may be chosen; null for always
   * @param until the last day it may be chosen; null for always
   */
  public record Code(String key, Words words, @Nullable LocalDate from, @Nullable LocalDate until) {
    boolean isChosenOn(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
  }

  /** Whether or not it may still be chosen: old records keep their codes. */
  public Optional<Code> find(String code) {
    return codes.stream().filter(c -> c.key().equals(code)).findFirst();
  }

  /** Those that may be chosen on a day. */
  public List<Code> on(LocalDate day) {
    return codes.stream().filter(c -> c.isChosenOn(day)).toList();
  }

  static Optional<List<Code>> read(List<Node> nodes, Faults faults) {
    int before = faults.size();
    List<Code> codes = new ArrayList<>();
    Distinct keys = new Distinct("代码", "code", faults);
    for (Node node : nodes) {
      Node.Mapping code = (Node.Mapping) node;
      LocalDate from = Days.read(code, "from", faults);
      LocalDate until = Days.read(code, "until", faults);
      if (from != null && until != null && until.isBefore(from)) {
        faults.add(
            code.get("until").place(),
            new Words("until 早于 from", "until is before from"),
            new Words("请改其中一个日期", "change one of the days"));
      }
      keys.add(code.get("key"));
      codes.add(new Code(code.text("key"), code.words(), from, until));
    }
    return faults.size() == before ? Optional.of(codes) : Optional.empty();
  }

  private static Map<String, Object> example(CodeList list, Map<String, @Nullable Object> given) {
    String code = String.valueOf(given.get("code"));
    LocalDate day = LocalDate.parse(String.valueOf(given.get("day")));
    return Map.of(
        "known", list.find(code).isPresent(),
        "chosen", list.on(day).stream().anyMatch(c -> c.key().equals(code)));
  }
}
