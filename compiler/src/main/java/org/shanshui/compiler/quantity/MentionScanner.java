package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.language.lexicon.Alphabet;
import org.shanshui.language.numerals.Numerals;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.time.TimeExpressions;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/** Finds every number and time in a passage, in order and without overlap. */
final class MentionScanner {
  static final String BARE_YEAR = "year without 年, beside a word of time: 到2025";
  static final String FIRST_YEAR = "year without 年, at the start";
  static final String YEAR_IN_NAME = "name with a year: 2025总决赛";
  static final String BESIDE_LETTERS = "digits beside letters: PM2.5, 5G";

  /** Of the narrow characters only digits: a hyphen in prose is no sign. */
  private static final Alphabet STARTS =
      TimeExpressions.starts().or(Numerals.starts()).from('\u2000').or(Alphabet.of("0123456789"));

  private MentionScanner() {}

  /** The mentions of a clean text; those with Arabic digits are complete. */
  static List<Mention> scan(String text, @Nullable Year year) {
    List<Mention> mentions = new ArrayList<>();
    SpokenYear spoken = new SpokenYear(text, year);
    int i = nextStart(text, 0);
    while (i < text.length()) {
      boolean digit = Context.isDigit(text.charAt(i));
      Year here = spoken.at(i);
      Mention found = digit ? arabic(text, i, here) : chinese(text, i, here);
      if (found != null && found.time != null) {
        spoken.heard(found);
      }
      if (found == null) {
        i = nextStart(text, i + 1);
      } else {
        mentions.add(found);
        i = nextStart(text, Math.max(found.end, i + 1));
      }
    }
    SharedUnits.lend(text, mentions);
    return mentions;
  }

  private static int nextStart(String text, int from) {
    int i = from;
    while (i < text.length() && !STARTS.contains(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static Mention arabic(String text, int start, @Nullable Year year) {
    if (start > 0 && Context.isLatin(text.charAt(start - 1)) || joinedToLatin(text, start)) {
      return named(start, digitsEnd(text, start));
    }
    TimeExpression time = TimeExpressions.at(text, start, year);
    if (time == null && isDecimal(text, start)) {
      return new Mention(start, digitsEnd(text, start), null, null, false);
    }
    Quantity quantity = Quantities.at(text, start);
    if (time != null && (quantity == null || time.end() >= quantity.end() || !measured(quantity))) {
      return new Mention(start, time.end(), quantity, time, false);
    }
    if (quantity == null) {
      return new Mention(start, digitsEnd(text, start), null, null, false);
    }
    Quantity trimmed = withoutPopulation(text, quantity);
    if (bareYear(text, trimmed)) {
      return year(text, start, trimmed);
    }
    int end = trimmed.end();
    // Letters that follow make a name of it: 5A级, 5G, 4K.
    if (end < text.length()
        && Context.isLatin(text.charAt(end))
        && (Context.isLatin(text.charAt(end - 1)) || Context.isDigit(text.charAt(end - 1)))) {
      return named(start, digitsEnd(text, start));
    }
    return new Mention(start, end, trimmed, null, false);
  }

  /** 300万人口 counts 万, not 万人. */
  private static Quantity withoutPopulation(String text, Quantity q) {
    boolean population =
        q.unit().endsWith("人") && q.end() < text.length() && text.charAt(q.end()) == '口';
    return population
        ? new Quantity(
            q.start(),
            q.end() - 1,
            q.value(),
            q.upper(),
            q.unit().substring(0, q.unit().length() - 1),
            q.kind(),
            q.factor(),
            q.notation(),
            q.hedge())
        : q;
  }

  private static boolean bareYear(String text, Quantity q) {
    return q.unit().isEmpty()
        && q.upper() == null
        && q.end() - q.start() == 4
        && (text.startsWith("19", q.start()) || text.startsWith("20", q.start()));
  }

  /** 2024底 is a time, 2025总决赛 a name; a bare 2025 after 到 is a time too. */
  private static Mention year(String text, int start, Quantity q) {
    Mention mention = new Mention(start, q.end(), q, null, false);
    char before = start > 0 ? text.charAt(start - 1) : 0;
    char after = q.end() < text.length() ? text.charAt(q.end()) : 0;
    if ("底年初末以至到-—~".indexOf(after) >= 0 && after != 0
        || before == '到'
        || before == '至'
        || after == '是') {
      mention.become(QuantityClass.TIME, BARE_YEAR);
    } else if (after >= '一' && after <= '鿿' && before == 0) {
      mention.become(QuantityClass.TIME, FIRST_YEAR);
    } else if (after >= '一' && after <= '鿿') {
      mention.become(QuantityClass.NAME, YEAR_IN_NAME);
    }
    return mention;
  }

  /** 2.3.1: more than one point makes no number, but the place of a section. */
  private static boolean isDecimal(String text, int start) {
    int points = 0;
    int end = digitsEnd(text, start);
    for (int i = start; i < end; i++) {
      points += text.charAt(i) == '.' ? 1 : 0;
    }
    return points > 1;
  }

  private static boolean measured(Quantity quantity) {
    return !quantity.unit().isEmpty();
  }

  private static Mention named(int start, int end) {
    Mention mention = new Mention(start, end, null, null, false);
    mention.become(QuantityClass.NAME, BESIDE_LETTERS);
    return mention;
  }

  private static boolean joinedToLatin(String text, int start) {
    return start > 1
        && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == '.')
        && Context.isLatin(text.charAt(start - 2));
  }

  private static @Nullable Mention chinese(String text, int start, @Nullable Year year) {
    char first = text.charAt(start);
    if (first == '负') {
      return null;
    }
    TimeExpression time = TimeExpressions.at(text, start, year);
    if (time != null) {
      return new Mention(start, time.end(), null, time, !hasDigit(text, start, time.end()));
    }
    Quantity quantity = Quantities.mayMeasure(text, start) ? Quantities.at(text, start) : null;
    if (quantity == null || quantity.unit().isEmpty() && !isShare(quantity)) {
      return null;
    }
    // 百分之8 is written in both; 二〇一座 is written as 201 would be.
    boolean chinese =
        !hasDigit(text, start, quantity.end())
            && !Numerals.isDigitByDigit(text, start, quantity.end());
    return new Mention(start, quantity.end(), quantity, null, chinese);
  }

  private static boolean hasDigit(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Context.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isShare(Quantity quantity) {
    return quantity.value().compareTo(BigDecimal.ONE) < 0;
  }

  private static int digitsEnd(String text, int start) {
    int i = start;
    while (i < text.length()
        && (Context.isDigit(text.charAt(i))
            || (text.charAt(i) == '.'
                && i + 1 < text.length()
                && Context.isDigit(text.charAt(i + 1))
                && i > start))) {
      i++;
    }
    return i;
  }
}
