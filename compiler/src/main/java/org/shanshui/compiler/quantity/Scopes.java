package org.shanshui.compiler.quantity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.WordList;

/** Which region, part of it or office a target holds for (适用范围). */
final class Scopes {
  private static final int SHORTEST_VERB = 2;
  private static final WordList WHOLES =
      WordList.of("全市", "全省", "全区", "全县", "全州", "全国", "我市", "我省", "我区", "我县", "市区", "市域");

  static final List<FieldRule<Phrase, String>> RULES =
      List.of(
          new FieldRule<>("place before the thing: 柏川县完成造林2万亩", p -> p.left().place()),
          new FieldRule<>("the whole region: 全市新增学位9000个", Scopes::whole),
          new FieldRule<>(
              "place that the sentence opens with: 柏川县造林2万亩，新建水库1座", Scopes::ofSentence));

  private Scopes() {}

  /** The scope of a target, null where the text names none. */
  static @Nullable Decision<String> of(Phrase phrase) {
    return FieldRule.first(RULES, phrase);
  }

  private static @Nullable String whole(Phrase p) {
    String text = p.c().text();
    int to = Math.max(p.c().clauseStart(), p.left().from());
    int end = WHOLES.firstEnd(text, p.c().clauseStart(), to);
    return end < 0 ? null : text.substring(end - 2, end);
  }

  /** A place that opens a sentence rules all its clauses, but not those that name other parts. */
  private static @Nullable String ofSentence(Phrase p) {
    Context c = p.c();
    int sentence = Sentence.start(c.text(), c.start());
    int clause = c.clauseStart();
    if (clause == sentence || Breakdown.isPart(c)) {
      return null;
    }
    int from = c.contentStart(sentence);
    // 推动柏川县创建示范县,…: what is done for a place rules its own clause.
    boolean deed = Words.leadingEnd(c.text(), from) - from >= SHORTEST_VERB;
    int end = deed ? -1 : Places.nameEnd(c.text(), from, clause);
    return end < 0 || c.after(end) == '、' ? null : c.text().substring(from, end);
  }
}
