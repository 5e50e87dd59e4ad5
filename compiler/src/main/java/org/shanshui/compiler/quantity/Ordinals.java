package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.function.Predicate;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.quantity.Rule.Needs;

/** Numbers that order (序数): of items, figures, documents, ranks, notes. */
final class Ordinals {
  private static final WordList SERIALS =
      WordList.of("索引号", "文号", "登记号", "备案号", "编号", "证号", "信用代码", "主题分类", "ICP备");

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "the passage's own number", Needs.NOTHING, Ordinals::marks, QuantityClass.ORDINAL),
          rule("figure, table, box: 第3次, 表2", Needs.NOTHING, Ordinals::numbersThing),
          rule("list of ordinals: 第3、4批", Needs.NOTHING, Ordinals::goesOn),
          rule("reference: [3], ^3]", Needs.NOTHING, Ordinals::refers),
          rule("document number: [2024]5号", Needs.NOTHING, Ordinals::numbersDocument),
          rule("serial number: 备案号12345", Needs.NOTHING, c -> c.headEnd(SERIALS) >= 0),
          rule("rank: 居全国第5位, 前10强", Needs.UNIT, Ordinals::ranks),
          rule("item: (1)…, 附件:1.…", Needs.NO_UNIT, Ordinals::enumerates),
          rule("first of a line's items: 编制依据1.…2.…", Needs.NO_UNIT, Ordinals::opensItems));

  /** Weak, and tried last: a note's number left behind by its superscript. */
  static final Rule FOOTNOTE =
      new Rule("footnote", Needs.NO_UNIT, Ordinals::isFootnote, QuantityClass.ORDINAL);

  private Ordinals() {}

  private static Rule rule(String name, Needs needs, Predicate<Context> finds) {
    return new Rule(name, needs, finds, QuantityClass.ORDINAL);
  }

  private static boolean marks(Context c) {
    return c.marker() != null && c.start() < c.marker().contentStart();
  }

  private static boolean numbersThing(Context c) {
    int at = chapterStart(c);
    at = c.before(at) == ' ' ? at - 1 : at;
    if (c.endsAt(at, "第", "专栏", "附件", "附录")) {
      return true;
    }
    // 燃气表2万台 and 版图100平方公里 measure; 表2 and 图1 have no unit.
    // At the head of a caption what follows is its name: 表1 项目表.
    boolean caption = at == 1 || at == 2 && c.endsAt(at, "附表", "附图");
    return (caption || c.hasNoUnit())
        && (c.endsAt(at, "图", "页") || c.endsAt(at, "表") && !c.endsAt(at, "代表"));
  }

  private static boolean goesOn(Context c) {
    if (c.index() == 0 || "、和".indexOf(c.before()) < 0) {
      return false;
    }
    Mention before = c.mentions().get(c.index() - 1);
    return before.is(QuantityClass.ORDINAL)
        && c.start() - before.end == 1
        && (c.before(before.start) == '第' || c.endsAt(before.start, "、"));
  }

  /** Where the whole of 3-1 starts, the first table of the third chapter. */
  private static int chapterStart(Context c) {
    int at = c.start();
    if (c.before(at) == '-' && Context.isDigit(c.before(at - 1))) {
      at--;
      while (Context.isDigit(c.before(at))) {
        at--;
      }
    }
    return at;
  }

  private static boolean refers(Context c) {
    return (c.before() == '[' || c.before() == '^') && c.after() == ']';
  }

  private static boolean numbersDocument(Context c) {
    return c.after() == '号' && c.before() == ']';
  }

  private static boolean ranks(Context c) {
    return switch (c.unit()) {
      case "位" ->
          c.before() == '前'
              || c.follows("排名", "排", "列", "居", "跻身", "升至", "前移", "前进", "全国", "全省", "全市");
      case "名", "强", "席" -> c.before() == '前';
      default -> false;
    };
  }

  private static boolean enumerates(Context c) {
    int digits = c.end() - c.start();
    if (digits > 2 || c.mention().time != null) {
      return false;
    }
    char before = c.before();
    if (before == '(' && c.after() == ')') {
      return Context.isHan(c.after(c.end() + 1))
          && (digits == 1 || !Context.isHan(c.before(c.start() - 1)));
    }
    boolean opens = before == 0 || before == ':' || before == '。' || before == ';' || before == ' ';
    return opens
        && (c.after() == '.' || c.after() == '、')
        && (c.nounMayStart(c.end() + 1) || dateFollows(c));
  }

  /** 编制依据1.总体规划。2.专项规划: 1 stands right behind words, and 2 comes later. */
  private static boolean opensItems(Context c) {
    if (!c.written().equals("1") || !opensItem(c)) {
      return false;
    }
    for (int i = c.index() + 1; i < c.mentions().size(); i++) {
      Context later = c.at(i);
      if (later.written().equals("2") && opensItem(later)) {
        return true;
      }
    }
    return false;
  }

  private static boolean opensItem(Context c) {
    return (c.after() == '.' || c.after() == '、') && c.nounMayStart(c.end() + 1);
  }

  /** 11.2026年6月底前: the number of an item stands before a date. */
  private static boolean dateFollows(Context c) {
    int next = c.index() + 1;
    return next < c.mentions().size()
        && c.mentions().get(next).start == c.end() + 1
        && c.mentions().get(next).time != null;
  }

  private static boolean isFootnote(Context c) {
    if (c.end() - c.start() > 2 || NamesOfThings.isPlaceNoun(c.after())) {
      return false;
    }
    char before = c.before();
    char after = c.after();
    boolean attached = Context.isHan(before) || before == '”' || before == '%' || before == '》';
    return attached
        && (Context.isHan(after) || after == 0 || ",。;、:“".indexOf(after) >= 0)
        && !Predicates.endsBefore(c.text(), c.start());
  }
}
