package org.shanshui.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RequestMapping;

/** All permissions there are: each is asked at some door, and who holds it is listed. */
class PermissionsTest {
  private static final String HOUSE = "org.shanshui.platform";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path LISTED = Path.of("../docs/permissions.md");
  private static final Path FRESH = Path.of("target/permissions.md");
  private static final String HEAD =
      """
      # Permissions

      Who may do what, by role. **all**: to all that the person sees; **region**: to what belongs to the person's region or lies within it; **unit**: to what
      the person's units take part in. What a person sees is another matter (`access.Sight`), and what a page shows first is theirs to choose. Steps of cases
      are permitted by their kinds ([case-states.md](case-states.md), `packs/cases`). Written from the constants of type `access.May`, and compared with them
      by `PermissionsTest`.

      """;

  private static List<JavaField> declared() {
    return CODE.stream()
        .flatMap(one -> one.getFields().stream())
        .filter(field -> field.getRawType().isEquivalentTo(May.class))
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .sorted(java.util.Comparator.comparing(JavaField::getFullName))
        .toList();
  }

  @Test
  void everyPermissionIsAskedAtADoor() {
    Set<JavaField> asked = new HashSet<>();
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> next = new ArrayDeque<>();
    for (JavaClass one : CODE) {
      for (JavaCodeUnit unit : one.getCodeUnits()) {
        if (unit.isMetaAnnotatedWith(RequestMapping.class) || unit.isAnnotatedWith(Bean.class)) {
          next.add(unit);
        }
      }
    }
    assertThat(next).as("doors").hasSizeGreaterThan(200);
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.remove();
      if (seen.add(unit)) {
        unit.getFieldAccesses()
            .forEach(access -> access.getTarget().resolveMember().ifPresent(asked::add));
        Stream.of(
                unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getMethodReferencesFromSelf().stream().map(to -> to.getTarget()),
                unit.getConstructorReferencesFromSelf().stream().map(to -> to.getTarget()))
            .flatMap(targets -> targets)
            .flatMap(PermissionsTest::bodies)
            .forEach(next::add);
      }
    }
    assertThat(declared()).hasSizeGreaterThan(20);
    assertThat(declared().stream().filter(field -> !asked.contains(field)))
        .as("permissions that no door asks for")
        .isEmpty();
  }

  /** What may run when this is called: itself, and what stands for it in classes below. */
  private static Stream<JavaCodeUnit> bodies(AccessTarget.CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    String[] parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    return Stream.concat(
        target.resolveMember().stream(),
        owner.getPackageName().startsWith(HOUSE)
            ? owner.getAllSubclasses().stream()
                .flatMap(below -> below.tryGetMethod(target.getName(), parameters).stream())
            : Stream.empty());
  }

  @Test
  void whoMayWhatIsListed() throws IOException, ReflectiveOperationException {
    Properties words = new Properties();
    try (InputStreamReader texts =
        new InputStreamReader(May.class.getResourceAsStream("/messages_en.properties"), UTF_8)) {
      words.load(texts);
    }
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| | |");
    Arrays.stream(Role.values())
        .forEach(role -> page.append(" ").append(words.get("ui.role." + role)).append(" |"));
    page.append("\n|---|---|").append("---|".repeat(Role.values().length)).append("\n");
    Set<String> unnamed = new TreeSet<>();
    for (JavaField field : declared()) {
      String what = told(field);
      if (what.isEmpty()) {
        unnamed.add(field.getFullName());
      }
      page.append("| `%s` | %s |".formatted(name(field), what));
      for (Role role : Role.values()) {
        String reach =
            may(field).reach(role).stream()
                .map(far -> far.name().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
        page.append(reach.isEmpty() ? " |" : " " + reach + " |");
      }
      page.append("\n");
    }
    assertThat(unnamed).as("permissions without a sentence that says what is done").isEmpty();
    Files.createDirectories(FRESH.getParent());
    Files.writeString(FRESH, page, UTF_8);
    assertThat(Files.exists(LISTED) ? Files.readString(LISTED) : "")
        .as("run: cp platform/target/permissions.md docs/")
        .isEqualTo(page.toString());
  }

  /** As it is called in the code: module, class and constant. */
  private static String name(JavaField field) {
    String module = field.getOwner().getPackageName().substring(HOUSE.length() + 1);
    return module.replaceAll("\\..*", "")
        + "."
        + field.getOwner().getSimpleName()
        + "."
        + field.getName();
  }

  private static May<?> may(JavaField field) throws ReflectiveOperationException {
    Field one = Class.forName(field.getOwner().getName()).getDeclaredField(field.getName());
    one.setAccessible(true);
    return (May<?>) one.get(null);
  }

  /** The constant's Javadoc. */
  private static String told(JavaField field) throws IOException {
    String source =
        Files.readString(SOURCES.resolve(field.getOwner().getName().replace('.', '/') + ".java"));
    Matcher found =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s+(?:public |private )?static final May<\\w+> "
                    + field.getName()
                    + "\\b",
                Pattern.DOTALL)
            .matcher(source);
    return found.find() ? found.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip() : "";
  }
}
