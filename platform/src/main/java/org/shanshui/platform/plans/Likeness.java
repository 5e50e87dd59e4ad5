package org.shanshui.platform.plans;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far two items say the same commitment (同一承诺的相似程度): by words, unit and due date. */
final class Likeness {
  /** From here on two items are taken for one commitment until a reviewer says otherwise. */
  static final double ENOUGH = 0.55;

  private static final int LONGEST = 160;
  private static final Pattern UNSAID = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\p{C}\\s]+");

  private Likeness() {}

  /** What is compared of an item, prepared for many comparisons. */
  record Shape(
      Set<Integer> title, Set<Integer> text, @Nullable String due, @Nullable String unit) {}

  static Shape shape(Content content) {
    String text = content instanceof Content.Task task ? task.text() : content.title();
    String unit =
        content instanceof Content.Target target
            ? target.unit()
            : content instanceof Content.Indicator row ? row.unit() : null;
    return new Shape(pairs(content.title()), pairs(text), content.due(), unit);
  }

  static double of(Content one, Content other) {
    return of(shape(one), shape(other));
  }

  /** 0 to 1. */
  static double of(Shape one, Shape other) {
    double words = 0.6 * dice(one.title(), other.title()) + 0.4 * dice(one.text(), other.text());
    double due = Objects.equals(one.due(), other.due()) ? 1 : 0;
    double unit = Objects.equals(one.unit(), other.unit()) ? 1 : 0;
    return 0.8 * words + 0.1 * due + 0.1 * unit;
  }

  /** Items of the same key are the same commitment without a doubt. */
  static String key(ItemKind kind, Content content) {
    String rest = "";
    if (content instanceof Content.Target target) {
      rest = target.kind() + "|" + target.scope() + "|" + target.unit();
    } else if (content instanceof Content.Task task) {
      rest = plain(task.text());
    } else if (content instanceof Content.Project project) {
      rest = String.valueOf(project.phase());
    }
    return kind.word() + "|" + plain(content.title()) + "|" + content.due() + "|" + rest;
  }

  /** Whether nothing that commits anybody differs. */
  static boolean same(Content one, Content other) {
    if (one instanceof Content.Task a && other instanceof Content.Task b) {
      return plain(a.title()).equals(plain(b.title()))
          && plain(a.text()).equals(plain(b.text()))
          && Objects.equals(unit(a.lead()), unit(b.lead()))
          && a.units().equals(b.units())
          && a.allCounties() == b.allCounties()
          && Objects.equals(a.due(), b.due());
    }
    if (one instanceof Content.Target a && other instanceof Content.Target b) {
      return plain(a.title()).equals(plain(b.title()))
          && a.kind().equals(b.kind())
          && a.op().equals(b.op())
          && equal(a.value(), b.value())
          && Objects.equals(a.words(), b.words())
          && equal(a.upper(), b.upper())
          && Objects.equals(a.unit(), b.unit())
          && Objects.equals(a.due(), b.due())
          && Objects.equals(a.scope(), b.scope())
          && a.strength().equals(b.strength());
    }
    if (one instanceof Content.Indicator a && other instanceof Content.Indicator b) {
      return plain(a.name()).equals(plain(b.name()))
          && Objects.equals(a.op(), b.op())
          && equal(a.value(), b.value())
          && Objects.equals(a.targetText(), b.targetText())
          && Objects.equals(a.unit(), b.unit())
          && Objects.equals(a.due(), b.due())
          && Objects.equals(a.nature(), b.nature());
    }
    if (one instanceof Content.Project a && other instanceof Content.Project b) {
      return plain(a.name()).equals(plain(b.name()))
          && equal(a.count(), b.count())
          && equal(a.tenThousands(a.total()), b.tenThousands(b.total()))
          && equal(a.tenThousands(a.year()), b.tenThousands(b.year()))
          && Objects.equals(a.phase(), b.phase())
          && Objects.equals(a.due(), b.due());
    }
    return false;
  }

  private static @Nullable Object unit(Content.@Nullable Party party) {
    return party == null ? null : party.unitId() == null ? party.name() : party.unitId();
  }

  private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  /** A text without its marks, as it is compared. */
  static String plain(String text) {
    return UNSAID
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  private static Set<Integer> pairs(String text) {
    String plain = plain(text);
    Set<Integer> pairs = new HashSet<>();
    for (int i = 0; i + 1 < plain.length() && i < LONGEST; i++) {
      pairs.add(plain.charAt(i) << 16 | plain.charAt(i + 1));
    }
    return pairs;
  }

  private static double dice(Set<Integer> one, Set<Integer> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.equals(other) ? 1 : 0;
    }
    Set<Integer> small = one.size() < other.size() ? one : other;
    Set<Integer> large = small == one ? other : one;
    int shared = 0;
    for (Integer pair : small) {
      if (large.contains(pair)) {
        shared++;
      }
    }
    return 2.0 * shared / (one.size() + other.size());
  }
}
