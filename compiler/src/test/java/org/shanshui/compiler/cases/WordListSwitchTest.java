package org.shanshui.compiler.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;

/** Without any one of the word lists some text of the tests is read otherwise. */
@Isolated("a list that is empty for one test would be empty for all")
class WordListSwitchTest {
  private static final List<Class<?>> KINDS = List.of(WordList.class, WordEndings.class);
  private static final Path RESOURCES = Path.of("src/test/resources/org/shanshui/compiler");

  /** What the examples of a table stand under, if they do not begin a text themselves. */
  private static final String TITLE = "云岫市生态环境保护规划（2026—2030年）\n\n一、总体目标\n\n";

  /** A text, and the plan it is with all lists. */
  private record Witness(Document document, Plan plan) {}

  @Test
  void everyListDecidesSomething() throws Exception {
    List<Witness> witnesses = witnesses();
    TreeSet<String> unguarded = new TreeSet<>();
    for (Field list : lists()) {
      if (!isGuarded(list, witnesses)) {
        unguarded.add(list.getDeclaringClass().getSimpleName() + "." + list.getName());
      }
    }
    assertEquals("", String.join("\n", unguarded));
  }

  private static boolean isGuarded(Field field, List<Witness> witnesses) throws Exception {
    field.setAccessible(true);
    Object list = field.get(null);
    Object full = copied(list, field.getType());
    fill(list, empty(field.getType()));
    try {
      for (int i = 0; i < witnesses.size(); i++) {
        if (occurs(full, witnesses.get(i).document.text()) && isChanged(witnesses.get(i))) {
          // Lists of one class mostly serve the same texts.
          witnesses.add(0, witnesses.remove(i));
          return true;
        }
      }
      return false;
    } finally {
      fill(list, full);
    }
  }

  private static boolean occurs(Object list, String text) {
    return list instanceof WordList words
        ? words.isIn(text)
        : IntStream.rangeClosed(1, text.length())
            .anyMatch(at -> ((WordEndings) list).endsAt(text, at));
  }

  /** What cannot be compiled any more is changed, too. */
  private static boolean isChanged(Witness witness) {
    try {
      return !PlanCompiler.compile(witness.document).equals(witness.plan);
    } catch (RuntimeException e) {
      return true;
    }
  }

  private static Object empty(Class<?> kind) {
    return kind == WordList.class ? WordList.of() : WordEndings.of();
  }

  private static Object copied(Object list, Class<?> kind) throws Exception {
    Object copy = empty(kind);
    fill(copy, list);
    return copy;
  }

  /** Makes a list hold another's words. */
  private static void fill(Object list, Object with) throws IllegalAccessException {
    for (Field part : list.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(part.getModifiers())) {
        part.setAccessible(true);
        part.set(list, part.get(with));
      }
    }
  }

  private static List<Field> lists() throws Exception {
    Path classes =
        Path.of(PlanCompiler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes.resolve("org/shanshui/compiler"))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> classes.relativize(file).toString())
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .flatMap(name -> Arrays.stream(type(name).getDeclaredFields()))
          .filter(f -> Modifier.isStatic(f.getModifiers()) && KINDS.contains(f.getType()))
          .toList();
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The documents of the cases and what the corpora hold, the smallest first. */
  private static List<Witness> witnesses() throws IOException {
    List<Witness> witnesses = new ArrayList<>();
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.matches(".*\\.(txt|md|html|csv|docx|xlsx)") && !file.toString().contains("Fuzz")) {
          witness(name, Files.readAllBytes(file)).ifPresent(witnesses::add);
        } else if (name.endsWith(".corpus.tsv")) {
          for (String row : Files.readString(file).split("\n")) {
            String text = row.replace("\\n", "\n").replace("\t", "\n\n");
            witness(text).ifPresent(witnesses::add);
            witness(TITLE + text).ifPresent(witnesses::add);
          }
        } else if (name.endsWith(".corpus")) {
          for (String example : Files.readString(file).split("(?m)^====+\n")) {
            witness(example.split("(?m)^----+\n")[0].strip()).ifPresent(witnesses::add);
          }
        }
      }
    }
    witnesses.sort(Comparator.comparingInt(w -> w.document.text().length()));
    return witnesses;
  }

  private static Optional<Witness> witness(String text) {
    return witness("corpus.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that cannot be read says nothing. */
  private static Optional<Witness> witness(String name, byte[] bytes) {
    try {
      Document document = DocumentReaders.read(name, bytes);
      return Optional.of(new Witness(document, PlanCompiler.compile(document)));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }
}
