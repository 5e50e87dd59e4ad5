package org.shanshui.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.language.noise.CleanText;

/** What holds of the plan of any document, however little sense the document makes. */
public final class PlanInvariants {
  private static final Pattern DIGITS = Pattern.compile("[0-9０-９]+");

  /** A number with a unit; in 三年半, 八成 and 分之 stands more than the digits. */
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(?:[^\\d.,半成分⁰¹²³⁴⁵⁶⁷⁸⁹^×]|分(?!之))*");

  private final String text;
  private final Document document;
  private final Plan plan;
  private final int points;

  private PlanInvariants(Document document, Plan plan) {
    this.text = document.text();
    this.document = document;
    this.plan = plan;
    this.points = text.codePointCount(0, text.length());
  }

  public static void check(Document document, Plan plan) {
    PlanInvariants invariants = new PlanInvariants(document, plan);
    assertEquals(invariants.points, plan.source().characters());
    invariants.everyPartLiesInTheText();
    invariants.quotesAreOfTheText();
    invariants.quantitiesAreApartAndInOrder();
    invariants.everyDigitStandsInAQuantity();
    invariants.targetsSayWhatTheirDigitsSay();
    invariants.headingsNest();
    invariants.tasksHoldWhatLiesInThem();
  }

  private void everyPartLiesInTheText() {
    plan.quantities().forEach(q -> assertFilled(q.start(), q.end()));
    plan.places().forEach(p -> assertFilled(p.start(), p.end()));
    plan.offices().forEach(o -> assertFilled(o.start(), o.end()));
    plan.tasks().forEach(t -> assertFilled(t.start(), t.end()));
    plan.projects().forEach(p -> assertFilled(p.start(), p.end()));
    plan.rosters().forEach(r -> assertFilled(r.start(), r.end()));
    plan.indicators().forEach(i -> assertInText(i.start(), i.end()));
    plan.tables().forEach(t -> assertInText(t.start(), t.end()));
    plan.diagnostics().forEach(d -> assertInText(d.start(), d.end()));
  }

  private void quotesAreOfTheText() {
    plan.quantities().forEach(q -> assertEquals(quote(q.start(), q.end()), q.quote()));
    plan.places().forEach(p -> assertEquals(quote(p.start(), p.end()), p.quote()));
    plan.offices().forEach(o -> assertEquals(quote(o.start(), o.end()), o.quote()));
  }

  private void quantitiesAreApartAndInOrder() {
    int last = 0;
    int number = 0;
    for (QuantityMention q : plan.quantities()) {
      assertEquals("q" + ++number, q.id());
      assertTrue(q.start() >= last, () -> "overlaps the one before: " + q);
      assertTrue(q.confidence() >= 0 && q.confidence() <= 1, q::toString);
      last = q.end();
    }
  }

  private void everyDigitStandsInAQuantity() {
    Set<Integer> covered = new HashSet<>();
    for (QuantityMention q : plan.quantities()) {
      for (int at = utf16(q.start()); at < utf16(q.end()); at++) {
        covered.add(at);
      }
    }
    for (Block block : document.blocks()) {
      if (block.kind() == Block.Kind.TABLE) {
        block
            .rows()
            .forEach(row -> row.forEach(cell -> assertCovered(covered, cell.start(), cell.end())));
      } else {
        assertCovered(covered, block.start(), block.end());
      }
    }
  }

  private void assertCovered(Set<Integer> covered, int from, int to) {
    Matcher run = DIGITS.matcher(text).region(from, to);
    while (run.find()) {
      for (int at = run.start(); at < run.end(); at++) {
        int place = at;
        assertTrue(
            covered.contains(at),
            () ->
                "no quantity for "
                    + run.group()
                    + " at "
                    + place
                    + " in "
                    + text.substring(Math.max(from, place - 20), Math.min(to, place + 20)));
      }
    }
  }

  private void targetsSayWhatTheirDigitsSay() {
    for (QuantityMention q : plan.quantities()) {
      if (q.type() != QuantityClass.TARGET) {
        continue;
      }
      String plain = CleanText.of(q.quote(), 0, q.quote().length()).text();
      Matcher number = PLAIN_NUMBER.matcher(plain);
      if (q.value() != null && q.upper() == null && number.matches()) {
        BigDecimal written = new BigDecimal(number.group(1));
        assertEquals(0, written.compareTo(q.value()), q::toString);
      }
    }
  }

  private void headingsNest() {
    Set<String> ids = new HashSet<>();
    headingsNest(plan.outline(), null, 0, points, ids);
    plan.quantities().forEach(q -> assertTrue(q.outline() == null || ids.contains(q.outline())));
    plan.tasks().forEach(t -> assertTrue(t.outline() == null || ids.contains(t.outline())));
  }

  private void headingsNest(
      List<OutlineNode> nodes, @Nullable OutlineNode parent, int from, int to, Set<String> ids) {
    int last = from;
    for (OutlineNode node : nodes) {
      assertTrue(ids.add(node.id()), () -> "two headings " + node.id());
      assertTrue(node.start() < node.end(), node::toString);
      assertTrue(node.start() >= last && node.end() <= to, () -> node + " outside " + parent);
      if (parent != null) {
        assertTrue(node.id().startsWith(parent.id() + "."), node::id);
        assertTrue(node.level() > parent.level(), () -> node + " in " + parent);
      }
      headingsNest(node.children(), node, node.start(), node.end(), ids);
      last = node.end();
    }
  }

  private void tasksHoldWhatLiesInThem() {
    Set<String> ids = new HashSet<>();
    for (Task task : plan.tasks()) {
      assertTrue(ids.add(task.id()), task::id);
      List<String> inside =
          plan.quantities().stream()
              .filter(q -> q.start() >= task.start() && q.end() <= task.end())
              .map(QuantityMention::id)
              .toList();
      assertEquals(inside, task.quantities());
    }
  }

  private void assertFilled(int start, int end) {
    assertInText(start, end);
    assertTrue(start < end, () -> "nothing at " + start);
  }

  private void assertInText(int start, int end) {
    assertTrue(
        0 <= start && start <= end && end <= points, () -> start + " to " + end + " of " + points);
  }

  private String quote(int start, int end) {
    return text.substring(utf16(start), utf16(end));
  }

  private int utf16(int point) {
    return text.offsetByCodePoints(0, point);
  }
}
