package org.shanshui.cli;

import static java.nio.file.FileVisitResult.CONTINUE;
import static java.nio.file.FileVisitResult.SKIP_SUBTREE;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.DocumentReaders;

/**
 * The files that the arguments of a command name, each once, in an order that only their names
 * decide.
 *
 * @param failures folders that could not be listed, and why
 * @param ignored how many files of the folders are no documents by their extension
 */
record Selection(List<Input> inputs, Map<Path, IOException> failures, int ignored) {
  /**
   * A file to compile.
   *
   * @param place its path below the folder that was named, or its name where the file itself was
   * @param size in bytes; 0 where it is not known
   */
  record Input(Path file, Path place, long size) {}

  /**
   * @param arguments files, taken whatever their name, and folders, of which the documents are
   *     taken
   * @param out a folder that holds results and is therefore not searched
   */
  static Selection of(List<Path> arguments, @Nullable Path out) {
    Map<Path, Input> inputs = new LinkedHashMap<>();
    Map<Path, IOException> failures = new LinkedHashMap<>();
    int ignored = 0;
    for (Path argument : arguments) {
      if (Files.isDirectory(argument)) {
        Folder folder = new Folder(argument, out, failures);
        folder.search();
        folder.found.forEach(input -> inputs.putIfAbsent(realPath(input.file()), input));
        ignored += folder.ignored;
      } else {
        Path place = Path.of(CompiledPlan.nameOf(argument));
        inputs.putIfAbsent(realPath(argument), new Input(argument, place, size(argument)));
      }
    }
    return new Selection(List.copyOf(inputs.values()), failures, ignored);
  }

  /** The same without the files of that name. */
  Selection without(String name) {
    return new Selection(
        inputs.stream().filter(input -> !CompiledPlan.nameOf(input.file()).equals(name)).toList(),
        failures,
        ignored);
  }

  long size() {
    return inputs.stream().mapToLong(Input::size).sum();
  }

  /** A file that is not there stands for itself here; reading it will say what is wrong. */
  static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static final class Folder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final @Nullable Path out;
    private final Map<Path, IOException> failures;
    private final List<Input> found = new ArrayList<>();
    private int ignored;

    Folder(Path root, @Nullable Path out, Map<Path, IOException> failures) {
      this.root = root;
      this.out = out == null ? null : realPath(out);
      this.failures = failures;
    }

    void search() {
      try {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
      } catch (IOException e) {
        failures.put(root, e);
      }
      found.sort(Comparator.comparing(input -> input.place().toString()));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(root) && isHidden(folder);
      boolean results = !folder.equals(root) && realPath(folder).equals(out);
      return hidden || results ? SKIP_SUBTREE : CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isDocument(file)) {
        found.add(new Input(file, root.relativize(file), attributes.size()));
      } else {
        ignored++;
      }
      return CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      failures.put(file, failure);
      return CONTINUE;
    }

    private static boolean isDocument(Path file) {
      String name = CompiledPlan.nameOf(file);
      return !isHidden(file)
          && !name.startsWith("~$") // what Word leaves beside a document that is open
          && !name.startsWith("README") // speaks about the plans of its folder and is none
          && DocumentReaders.isDocument(name);
    }

    private static boolean isHidden(Path file) {
      return CompiledPlan.nameOf(file).startsWith(".");
    }
  }
}
