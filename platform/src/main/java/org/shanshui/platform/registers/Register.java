package org.shanshui.platform.registers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.records.Lifecycle;
import org.shanshui.records.RecordType;

/**
 * A register (登记库) as a pack declares it.
 *
 * @param about a sentence that explains it
 * @param order among the registers
 * @param type what a record is, and the way it goes
 * @param title attribute that names a record
 * @param region attribute of the region that it belongs to
 * @param keeper attribute of the unit that answers for it
 * @param place attribute of where it is, on maps
 * @param writers roles and {@link Relation}s that add and change records
 * @param columns attributes that its list shows, beside those above
 * @param filters attributes by which its list is narrowed
 */
public record Register(
    String key,
    Words name,
    Words about,
    int order,
    RecordType type,
    String title,
    String region,
    String keeper,
    Optional<String> place,
    Set<String> writers,
    List<String> columns,
    List<String> filters) {
  public static final FileKind<Register> FILES =
      new FileKind<>(
          "registers",
          RegisterFile.SCHEMA,
          RegisterFile::read,
          (register, given) -> register.type().example(given));

  public Register {
    writers = Set.copyOf(writers);
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
  }

  String path() {
    return RegisterLists.PATH + "/" + key;
  }

  Optional<Lifecycle> lifecycle() {
    return type.lifecycle();
  }

  /** The message of something of it; {@link RegisterMessages} says it. */
  String message(String... parts) {
    return RegisterMessages.PREFIX
        + Stream.concat(Stream.of(key), Stream.of(parts)).collect(Collectors.joining("."));
  }
}
