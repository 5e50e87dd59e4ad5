package org.shanshui.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where each input's results go: the input's place below the output folder, by its name. */
final class Targets {
  private Targets() {}

  /**
   * One target an input and format, none twice: {@code a.md} gives {@code a.json}; where {@code
   * a.txt} stands beside it both keep their extension ({@code a.md.json}). Names that differ only
   * in case count as the same, since on many disks they are.
   *
   * @throws TargetClash where two inputs have the very same place, or a result would be written
   *     over an input
   */
  static Map<Selection.Input, Map<OutputFormat, Path>> of(
      List<Selection.Input> inputs, Path folder, Set<OutputFormat> formats) throws TargetClash {
    Map<String, Long> sharing =
        inputs.stream()
            .collect(
                Collectors.groupingBy(
                    input -> key(withoutExtension(input.place())), Collectors.counting()));
    Set<Path> originals =
        inputs.stream()
            .map(input -> Selection.realPath(input.file()))
            .collect(Collectors.toUnmodifiableSet());
    Map<Selection.Input, Map<OutputFormat, Path>> targets = new LinkedHashMap<>();
    Map<String, Selection.Input> taken = new HashMap<>();
    for (Selection.Input input : inputs) {
      Path bare = withoutExtension(input.place());
      Path stem = sharing.getOrDefault(key(bare), 0L) > 1 ? input.place() : bare;
      Map<OutputFormat, Path> byFormat = new EnumMap<>(OutputFormat.class);
      for (OutputFormat format : formats) {
        Path target = folder.resolve(renamed(stem, name -> name + "." + format.extension()));
        Selection.Input other = taken.putIfAbsent(key(target), input);
        if (other != null) {
          throw new TargetClash(
              "%s 和 %s 的结果会写到同一个文件 %s，请分开编译".formatted(other.file(), input.file(), target),
              "the results of both would be written to that one file: compile them apart");
        }
        if (originals.contains(Selection.realPath(target))) {
          throw new TargetClash(
              "结果会覆盖原文件 %s，请用 --out 另指定文件夹".formatted(target),
              "the result would be written over that document: let --out name another folder");
        }
        byFormat.put(format, target);
      }
      targets.put(input, byFormat);
    }
    return targets;
  }

  private static String key(Path path) {
    return path.toString().toLowerCase(Locale.ROOT);
  }

  private static Path withoutExtension(Path place) {
    return renamed(
        place,
        name -> {
          int dot = name.lastIndexOf('.');
          return dot > 0 ? name.substring(0, dot) : name;
        });
  }

  private static Path renamed(Path path, Function<String, String> change) {
    return path.resolveSibling(change.apply(CompiledPlan.nameOf(path)));
  }
}
