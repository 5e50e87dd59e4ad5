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
    List<Mention> mentions = MentionScanner.scan(text, year == null ? null : Year.of(year));
    if (mentions.isEmpty()) {
      return List.of();
    }
    new MentionClasses(text, mentions, Marker.of(text)).classify();
    new Commitments(text, mentions, section, about).decide();
    new TargetReader(text, mentions, section, about, headingTitle).read();
    List<QuantityMention> read = new ArrayList<>(mentions.size());
    for (Mention mention : mentions) {
      if (mention.type == null || mention.chinese && mention.type != QuantityClass.TARGET) {
        continue;
      }
      read.add(quantity(mention, clean, outlineId, source));
    }
    return read;
  }

  private static QuantityMention quantity(
      Mention mention, CleanText clean, @Nullable String outlineId, String source) {
    int start = clean.sourceStart(mention.start);
    int end = clean.sourceEnd(mention.end);
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
