package org.shanshui.compiler.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.plan.Task;

/** Small plans, and their tasks with who answers for them: number title ← lead + support. */
class TaskCorpusTest {
  static Stream<List<String>> documents() {
    return Stream.of("tasks.corpus", "owners.corpus")
        .flatMap(name -> CorpusFile.documents(TaskCorpusTest.class, name).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void theTasksAre(List<String> example) {
    String tasks =
        Compiled.plan(example.get(1)).tasks().stream()
            .map(TaskCorpusTest::line)
            .collect(Collectors.joining("\n"));
    assertEquals(example.get(2), tasks, example.get(0));
  }

  private static String line(Task task) {
    StringBuilder line = new StringBuilder();
    line.append(task.number() == null ? "·" : task.number()).append(' ').append(task.title());
    line.append(" ← ").append(task.lead() == null ? "?" : task.lead());
    task.support().forEach(unit -> line.append(" + ").append(unit));
    task.implied().forEach(unit -> line.append(" (+ ").append(unit).append(')'));
    return line.append(task.due() == null ? "" : " @" + task.due()).toString();
  }
}
