package org.shanshui.compiler.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.accuracy.Likeness;
import org.shanshui.compiler.accuracy.Likeness.Amount;
import org.shanshui.compiler.consistency.Consistency;
import org.shanshui.compiler.consistency.ConsistencyJson;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;
import org.shanshui.compiler.write.PlanJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of a document, as the JSON tells it, or of several that were compared. */
final class Outcome {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final double ALIKE = 0.7;
  private static final Pattern AMOUNT = Pattern.compile("(-?[\\d.]+)(.*)");
  private static final Pattern DIGITS = Pattern.compile("\\d[\\d,，. \\u00a0\\u2009\\u202f]*");
  private static final Pattern COUNT = Pattern.compile("(\\d+)(?:(\\.\\.)(\\d+)?)?");

  private final JsonNode root;

  private Outcome(JsonNode root) {
    this.root = root;
  }

  /** The document of that name in the folder, or what comparing those joined by + gives. */
  static Outcome of(String folder, String file) {
    List<Plan> plans = Arrays.stream(file.split("\\+")).map(name -> plan(folder, name)).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (plans.size() == 1) {
        PlanJson.write(plans.get(0), out);
      } else {
        ConsistencyJson.write(Consistency.of(plans), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Outcome(MAPPER.readTree(out.toByteArray()));
  }

  private static Plan plan(String folder, String name) {
    try (InputStream in =
        Objects.requireNonNull(
            Outcome.class.getResourceAsStream(folder + "/" + name), name + " is not there")) {
      return PlanCompiler.compile(DocumentReaders.read(name, in.readAllBytes()));
    } catch (UnreadableException e) {
      throw new AssertionError(name, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the check holds: one of the things it asks about gives one of its answers. */
  boolean holds(Check check) {
    Question question = Question.of(check.question());
    List<String> answers = check.answers();
    if (!root.path(question.thing().split("\\.")[0]).isMissingNode() && question.which() == null) {
      return property(question.thing(), answers);
    }
    List<JsonNode> chosen = chosen(question);
    if (question.field() == null) {
      return answers.stream().anyMatch(answer -> countIs(answer, chosen.size()));
    }
    return chosen.stream()
        .anyMatch(
            thing -> answers.stream().anyMatch(answer -> says(thing, question.field(), answer)));
  }

  private boolean property(String path, List<String> answers) {
    JsonNode found = root;
    for (String step : path.split("\\.")) {
      found = found.path(step);
    }
    JsonNode value = found.has("name") ? found.get("name") : found;
    return answers.stream().anyMatch(answer -> same(value, answer));
  }

  private List<JsonNode> chosen(Question question) {
    String which = question.which();
    return switch (question.thing()) {
      case "target" ->
          all("quantities").stream()
              .filter(q -> q.get("class").asString().equals("target"))
              .filter(q -> which == null || amounts(q, which))
              .toList();
      case "mention" -> mention(Objects.requireNonNull(which));
      case "task" -> tasks(which);
      case "lead" ->
          all("tasks").stream()
              .filter(t -> says(t, "lead", Objects.requireNonNull(which)))
              .toList();
      case "numbered" ->
          all("tasks").stream()
              .filter(t -> plain(text(t, "number")).equals(plain(Objects.requireNonNull(which))))
              .toList();
      case "indicator" -> all("indicators").stream().filter(i -> row(i, which)).toList();
      case "project" ->
          all("projects").stream()
              .filter(p -> which == null || alike(p.get("name"), which, 0.8))
              .toList();
      case "heading" -> headings().filter(h -> which == null || titled(h, which)).toList();
      case "commitment" ->
          headings()
              .flatMap(h -> stream(h.get("commitments")))
              .filter(c -> which == null || bare(c.toString()).contains(bare(which)))
              .toList();
      case "diagnostic" ->
          all("diagnostics").stream()
              .filter(d -> which == null || Pattern.compile(which).matcher(d.toString()).find())
              .toList();
      case "verdict" ->
          all("indicators").stream()
              .filter(i -> which == null || bare(i.get("name").asString()).contains(bare(which)))
              .flatMap(i -> stream(i.get("findings")))
              .toList();
      default -> throw new IllegalArgumentException("nothing to ask about: " + question);
    };
  }

  /** The tasks whose title holds the words, or if there are none those of that number. */
  private List<JsonNode> tasks(@Nullable String which) {
    List<JsonNode> tasks = all("tasks");
    if (which == null) {
      return tasks;
    }
    String[] either = which.split(" no ");
    List<JsonNode> titled =
        tasks.stream().filter(t -> bare(text(t, "title")).contains(bare(either[0]))).toList();
    String number = either[either.length - 1];
    return titled.isEmpty() || either.length == 1 && number.length() < 3
        ? tasks.stream().filter(t -> plain(text(t, "number")).equals(plain(number))).toList()
        : titled;
  }

  /** The n-th number of these digits: {@code 31#2}. */
  private List<JsonNode> mention(String which) {
    String[] parts = which.split("#");
    List<JsonNode> found =
        all("quantities").stream()
            .filter(q -> digits(q.get("quote").asString()).equals(parts[0]))
            .toList();
    int nth = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    return found.size() < nth ? List.of() : List.of(found.get(nth - 1));
  }

  /** {@code name} or {@code name@year of the target}. */
  private static boolean row(JsonNode indicator, @Nullable String which) {
    if (which == null) {
      return true;
    }
    String[] parts = which.split("@");
    return alike(indicator.get("name"), parts[0], ALIKE)
        && (parts.length == 1 || text(indicator, "target_period").startsWith(parts[1]));
  }

  private static boolean titled(JsonNode heading, String which) {
    String title = bare(text(heading, "title"));
    return title.contains(bare(which)) && title.length() <= bare(which).length() + 10;
  }

  /** Whether the number is that amount; {@code *} in place of its unit is any. */
  private static boolean amounts(JsonNode quantity, String which) {
    Amount asked = amount(which);
    if (quantity.get("value").isNull()) {
      return false;
    }
    BigDecimal value = quantity.get("value").decimalValue();
    Amount found = Amount.of(value, text(quantity, "unit"));
    if (asked.unit().equals("*")) {
      return Likeness.same(value, asked.value())
          || Likeness.same(found.value(), asked.value())
          || digits(text(quantity, "quote")).equals(which.replace("*", ""));
    }
    return found.sameAs(asked);
  }

  private static Amount amount(String words) {
    Matcher amount = AMOUNT.matcher(words);
    if (!amount.matches()) {
      throw new IllegalArgumentException("no amount: " + words);
    }
    return Amount.of(new BigDecimal(amount.group(1)), amount.group(2));
  }

  private static boolean says(JsonNode thing, String field, String answer) {
    if (field.equals("owners")) {
      return owners(thing).contains(set(Arrays.stream(answer.split(" \\+ "))));
    }
    JsonNode value = thing.path(field);
    return switch (field) {
      case "metric" -> alike(value, answer, ALIKE) && !text(thing, field).matches(".*[\\[\\]［］].*");
      case "due", "target_period" -> text(thing, field).startsWith(answer) || same(value, answer);
      case "implied" ->
          set(stream(value).map(JsonNode::asString))
              .containsAll(set(Arrays.stream(answer.split(" \\+ "))));
      case "lead" ->
          same(value, answer) || bare(text(thing, field).split("、")[0]).equals(bare(answer));
      case "phase", "target_text" -> bare(text(thing, field)).contains(bare(answer));
      case "class" ->
          thing.has("quote")
              ? same(value, answer)
              : bare(text(thing, field)).contains(bare(answer)) || same(value, answer);
      case "total_investment", "year_investment" ->
          value.isNumber()
              ? Amount.of(value.decimalValue(), text(thing, "unit")).sameAs(amount(answer))
              : same(value, answer);
      default -> same(value, answer);
    };
  }

  /** Who answers for a task, with and without those of a general clause; 甲、乙 one unit or two. */
  private static List<Set<String>> owners(JsonNode task) {
    List<Set<String>> ways = new ArrayList<>();
    String lead = text(task, "lead");
    for (String[] leads : List.of(new String[] {lead}, lead.split("、"))) {
      for (boolean implied : new boolean[] {false, true}) {
        ways.add(
            set(
                Stream.of(
                        Arrays.stream(leads),
                        stream(task.get("support")).map(JsonNode::asString),
                        stream(implied ? task.get("implied") : MAPPER.createArrayNode())
                            .map(JsonNode::asString))
                    .flatMap(units -> units)));
      }
    }
    return ways;
  }

  private static Set<String> set(Stream<String> words) {
    Set<String> set = new TreeSet<>();
    words.map(Outcome::bare).filter(word -> !word.isEmpty()).forEach(set::add);
    return set;
  }

  private static boolean same(JsonNode value, String answer) {
    if (value.isNull() || value.isMissingNode()) {
      return answer.equals("—");
    }
    if (value.isNumber()) {
      return answer.matches("-?[\\d.]+")
          && Likeness.same(value.decimalValue(), new BigDecimal(answer));
    }
    return bare(value.asString()).equals(bare(answer));
  }

  private static boolean countIs(String answer, int count) {
    Matcher range = COUNT.matcher(answer);
    if (!range.matches()) {
      throw new IllegalArgumentException("no count: " + answer);
    }
    int least = Integer.parseInt(range.group(1));
    int most =
        range.group(2) == null
            ? least
            : range.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(range.group(3));
    return least <= count && count <= most;
  }

  private static boolean alike(JsonNode value, String words, double least) {
    return value.isString() && Likeness.of(bare(value.asString()), bare(words)) >= least;
  }

  private static String digits(String quote) {
    Matcher number = DIGITS.matcher(quote);
    return number.find() ? number.group().replaceAll("[^\\d.]", "").replaceAll("\\.$", "") : "";
  }

  private static String plain(String number) {
    return number.replaceAll("[（）()、.．\\s]", "");
  }

  private static String bare(String words) {
    return Likeness.bare(words).replaceAll("[\\[\\]〔〕:：∶—–~～-]", "").replace('％', '%');
  }

  private static String text(JsonNode thing, String field) {
    JsonNode value = thing.path(field);
    return value.isString() ? value.asString() : "";
  }

  private Stream<JsonNode> headings() {
    return stream(root.get("outline")).flatMap(Outcome::withChildren);
  }

  private static Stream<JsonNode> withChildren(JsonNode heading) {
    return Stream.concat(
        Stream.of(heading), stream(heading.get("children")).flatMap(Outcome::withChildren));
  }

  private List<JsonNode> all(String list) {
    return stream(root.get(list)).toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
