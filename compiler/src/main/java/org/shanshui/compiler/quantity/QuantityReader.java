package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.section.Section;
import org.shanshui.language.noise.CleanText;

/** Reads the numbers of a passage: finds, classifies, and fills in the targets. */
public final class QuantityReader {
  private QuantityReader() {}

  /**
   * The mentions of a passage, with UTF-16 offsets into {@code source}, without id.
   *
   * @param headingTitle of the heading over it, from which an elided metric is restored last
   */
  public static List<QuantityMention> read(
      Passage passage,
      Section section,
      About about,
      @Nullable String outlineId,
      @Nullable String headingTitle,
      String source) {
    CleanText clean = passage.text();
    String text = clean.text();
    Integer year = about.planYear();
    if (year == null && about.period() != null) {
      year = about.period().from();
    }
    Year speaks = year == null ? null : Year.of(year);
    List<QuantityMention> read = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = Sentence.stretchEnd(text, from);
      String stretch = text.substring(from, to);
      Marker marker = from == 0 ? Marker.of(text) : null;
      for (Mention mention : mentions(stretch, marker, speaks, section, about, headingTitle)) {
        read.add(quantity(mention, from, clean, outlineId, source));
      }
      from = to;
    }
    return read;
  }

  private static List<Mention> mentions(
      String text,
      @Nullable Marker marker,
      @Nullable Year year,
      Section section,
      About about,
      @Nullable String headingTitle) {
    List<Mention> mentions = MentionScanner.scan(text, year);
    if (mentions.isEmpty()) {
      return mentions;
    }
    new MentionClasses(text, mentions, marker).classify();
    new Commitments(text, mentions, section, about).decide();
    new TargetReader(text, mentions, section, about, headingTitle).read();
    mentions.removeIf(
        mention ->
            mention.type == null || mention.chinese && mention.type != QuantityClass.TARGET);
    return mentions;
  }

  private static QuantityMention quantity(
      Mention mention,
      int from,
      CleanText clean,
      @Nullable String outlineId,
      String source) {
    int start = clean.sourceStart(from + mention.start);
    int end = clean.sourceEnd(from + mention.end);
    QuantityClass type = mention.type == null ? QuantityClass.NAME : mention.type;
    boolean target = type == QuantityClass.TARGET && mention.quantity != null;
    BigDecimal value = target ? mention.quantity.value() : null;
    return new QuantityMention(
        "",
        start,
        end,
        source.substring(start, end),
        type,
        outlineId,
        mention.metric,
        mention.kind,
        mention.op,
        value,
        target ? mention.quantity.upper() : null,
        target ? mention.quantity.unit() : null,
        mention.due,
        mention.base,
        mention.basePeriod,
        mention.scope,
        mention.strength,
        mention.confidence);
  }
}
