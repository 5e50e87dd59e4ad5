package org.shanshui.compiler.quantity;

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
import org.shanshui.language.units.Quantity;

/** Reads the numbers of a passage: finds, classifies, and fills in the targets. */
public final class QuantityReader {
  private final Commitments commitments;
  private final TargetReader targets;

  private QuantityReader(
      Section section,
      About about,
      @Nullable Year year,
      @Nullable String headingTitle,
      String announced) {
    this.commitments = new Commitments(section, year, headingTitle);
    this.targets = new TargetReader(section, about, headingTitle, announced);
  }

  /** The mentions of a passage that a line above announces. */
  public static List<QuantityMention> read(
      Passage passage,
      Section section,
      About about,
      @Nullable String outlineId,
      @Nullable String headingTitle,
      Announcement announced,
      String source) {
    Section said =
        announced.due() == null ? section : new Section(section.aspect(), announced.due());
    return read(passage, said, about, outlineId, headingTitle, announced.thing(), source);
  }

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
    return read(passage, section, about, outlineId, headingTitle, "", source);
  }

  private static List<QuantityMention> read(
      Passage passage,
      Section section,
      About about,
      @Nullable String outlineId,
      @Nullable String headingTitle,
      String announced,
      String source) {
    Integer start = about.startYear();
    Year year = start == null ? null : Year.of(start);
    CleanText clean = passage.text();
    String text = clean.text();
    List<QuantityMention> read = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = Sentence.stretchEnd(text, from);
      String stretch = text.substring(from, to);
      List<Mention> mentions = MentionScanner.scan(stretch, year);
      if (!mentions.isEmpty()) {
        Marker marker = from == 0 ? passage.marker() : null;
        new QuantityReader(section, about, year, headingTitle, announced)
            .understand(Context.of(stretch, mentions, marker));
        for (Mention mention : mentions) {
          if (counts(mention)) {
            read.add(quantity(mention, from, clean, outlineId, source));
          }
        }
      }
      from = to;
    }
    return read;
  }

  private void understand(List<Context> contexts) {
    contexts.forEach(MentionClasses::classify);
    contexts.forEach(commitments::decide);
    contexts.forEach(targets::read);
    Distribution.over(contexts.get(0));
  }

  /** A Chinese numeral that commits to nothing is no more than a word. */
  private static boolean counts(Mention mention) {
    return mention.type != null && (!mention.chinese || mention.is(QuantityClass.TARGET));
  }

  private static QuantityMention quantity(
      Mention mention, int from, CleanText clean, @Nullable String outlineId, String source) {
    int start = clean.sourceStart(from + mention.start);
    int end = clean.sourceEnd(from + mention.end);
    QuantityClass type = mention.type == null ? QuantityClass.NAME : mention.type;
    Quantity target = type == QuantityClass.TARGET ? mention.quantity : null;
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
        target == null ? null : target.value(),
        target == null ? null : target.upper(),
        target == null ? null : target.unit(),
        mention.due,
        mention.base,
        mention.basePeriod,
        mention.scope,
        mention.strength,
        QuantityMention.UNMEASURED,
        mention.rules());
  }
}
