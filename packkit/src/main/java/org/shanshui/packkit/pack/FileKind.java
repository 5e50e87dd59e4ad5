package org.shanshui.packkit.pack;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;

/**
 * A kind of file that packs may hold: where it lies, what form it has, what it means. Each is one
 * constant of the program, and is what its files are asked for by.
 *
 * @param folder of the pack, as {@code lights}
 * @param schema its form; the root is a map
 */
public record FileKind<T>(String folder, FileSchema schema, Reader<T> reader, Runner<T> runner) {

  /** Makes the value of a file that the schema has held. */
  public interface Reader<T> {
    /**
     * Reads a file.
     *
     * @param key its name without {@code .yaml}
     * @param found what was read before: files of kinds that stand before this one
     * @param faults takes what the schema cannot see
     * @return empty where there was a fault
     */
    Optional<T> read(String key, Node.Mapping root, Found found, Faults faults);
  }

  /** What was read before, of the same pack and of those that it needs. */
  public interface Found {
    <U> Optional<U> find(FileKind<U> kind, String key);
  }

  /** Carries out an example. */
  public interface Runner<T> {
    /**
     * What comes of what is given.
     *
     * @param given plain values: String, BigDecimal, Boolean, null, List, Map
     * @return such values, LocalDate and other numbers too
     * @throws IllegalArgumentException says in both languages what in {@code given} is not sound
     */
    Map<String, ? extends @Nullable Object> run(T value, Map<String, @Nullable Object> given);
  }

  /**
   * Reads a file that lies in no pack.
   *
   * @param file its name, for places
   * @throws BadPackException with all that is wrong
   */
  public T read(String file, byte[] bytes) {
    Faults faults = new Faults();
    Found nothing =
        new Found() {
          @Override
          public <U> Optional<U> find(FileKind<U> kind, String key) {
            return Optional.empty();
          }
        };
    Optional<T> value =
        schema
            .read(file, bytes, faults)
            .flatMap(root -> reader.read(file, (Node.Mapping) root, nothing, faults));
    faults.orElseThrow();
    return value.orElseThrow();
  }

  /** By identity: a kind is one constant. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return folder.hashCode();
  }

  @Override
  public String toString() {
    return folder;
  }
}
