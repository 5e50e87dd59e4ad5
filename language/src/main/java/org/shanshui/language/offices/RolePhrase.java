package org.shanshui.language.offices;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bodies and the verb behind them: [由]市水利局、市林业局按职责分工负责; and bodies that act together with others:
 * 市水利局会同市林业局.
 *
 * @param role of those before the verb
 * @param from where their list begins, and {@code to} where it ends
 * @param partners the list of those who act with them, null for none
 * @param isHandedOver whether 由 stands before them
 */
record RolePhrase(
    Role role, int from, int to, Clauses.@Nullable Part partners, boolean isHandedOver) {

  /** Longer pieces are lists, of which only the end is looked at. */
  private static final int LONGEST = 600;

  private static final int LONGEST_VERB = 24;

  private static final Pattern HANDED =
      Pattern.compile(
          "[—–-]*(?:(?:具体|此项|该项|这项|本项|上述|其中|主要|以上|日常|相关)?(?:工作|任务|事项|事务)?(?:具体)?(?:应|要)?由|请)");

  /** Words that bid the bodies before them to do what follows. */
  private static final Pattern BID = Pattern.compile("(?:要|应当?|必?须要?|需要?|务必要?)");

  /** 会同 and the like, with the part that the first have in front. */
  private static final Pattern TOGETHER =
      Pattern.compile("(?:总?牵头|负责|主办)?(?:会同|联合|协同|商(?=[市县区省州国各]))(?=[\\u4E00-\\u9FFF]{2})");

  /** What those who act together do: their list ends before it. */
  private static final Pattern DEED =
      Pattern.compile(
          "制定|开展|推进|建立|研究|出台|组织|做好|编制|印发|完善|加强|共同|联合|提出|加快|进行|探索|抓好|定期|推动|实施|落实|负责|办理|完成|统筹|指导");

  /** The phrase that the piece is, null if it is none. */
  static @Nullable RolePhrase read(RoleGrammar grammar, CharSequence text, int from, int to) {
    Matcher handed = HANDED.matcher(text).region(from, Math.min(to, from + 12));
    boolean isHanded = handed.lookingAt();
    int start = isHanded ? handed.end() : from;
    while (start < to && "—–-".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (to - start < 3) {
      return null;
    }
    boolean isLong = to - start > LONGEST;
    RolePhrase phrase = read(grammar, text, start, to, isHanded, isLong);
    return phrase == null || !isLong && areKnown(text, start, to) ? null : phrase;
  }

  private static @Nullable RolePhrase read(
      RoleGrammar grammar, CharSequence text, int start, int to, boolean isHanded, boolean isLong) {
    RolePhrase unknown = null;
    int depth = 0;
    for (int m = isLong ? to - LONGEST_VERB : start; m < to; m++) {
      char c = text.charAt(m);
      depth += Clauses.isOpener(c) ? 1 : Clauses.isCloser(c) ? -1 : 0;
      RolePhrase bidden = depth == 0 ? bidden(grammar, text, start, m, to, isHanded) : null;
      if (bidden != null) {
        return bidden;
      }
      if (depth != 0 || !RoleGrammar.mayOpenVerb(text, m, to)) {
        continue;
      }
      RolePhrase together = together(grammar, text, start, m, m, to, isHanded);
      if (together != null) {
        return together;
      }
      if (m - start < 2) {
        continue;
      }
      RoleGrammar.Verb verb = grammar.verbAt(text, m, to);
      if (verb != null && (isLong || areKnown(text, start, m))) {
        return new RolePhrase(verb.role(), start, m, null, isHanded);
      }
      if (verb != null && verb.alone() && unknown == null) {
        unknown = new RolePhrase(verb.role(), start, m, null, isHanded);
      }
    }
    return unknown;
  }

  /** 市水利局要牵头, 市水利局应当会同市林业局: the phrase whose verb the word at {@code m} bids, if it does. */
  private static @Nullable RolePhrase bidden(
      RoleGrammar grammar, CharSequence text, int start, int m, int to, boolean isHanded) {
    Matcher bid = m - start > 2 ? BID.matcher(text).region(m, to) : null;
    if (bid == null || "要应须需必务".indexOf(text.charAt(m)) < 0 || !bid.lookingAt()) {
      return null;
    }
    int verb = bid.end();
    if (verb + 1 >= to || !RoleGrammar.mayOpenVerb(text, verb, to) || !areKnown(text, start, m)) {
      return null;
    }
    RolePhrase together = together(grammar, text, start, m, verb, to, isHanded);
    if (together != null) {
      return together;
    }
    RoleGrammar.Verb read = grammar.verbAt(text, verb, to);
    return read == null ? null : new RolePhrase(read.role(), start, m, null, isHanded);
  }

  private static @Nullable RolePhrase together(
      RoleGrammar grammar,
      CharSequence text,
      int start,
      int namesEnd,
      int verb,
      int to,
      boolean isHanded) {
    Matcher matcher = TOGETHER.matcher(text).region(verb, to);
    if (!matcher.lookingAt() || namesEnd > start && !areKnown(text, start, namesEnd)) {
      return null;
    }
    int from = matcher.end();
    int end = partnersEnd(grammar, text, from, to);
    if (end < 0) {
      return null;
    }
    Clauses.Part partners = new Clauses.Part(from, end);
    return new RolePhrase(Role.LEAD, start, namesEnd, partners, isHanded);
  }

  private static int partnersEnd(RoleGrammar grammar, CharSequence text, int from, int to) {
    if (areKnown(text, from, to)) {
      return to;
    }
    for (int m = from + 2; m < to; m++) {
      boolean mayEnd =
          DEED.matcher(text).region(m, to).lookingAt()
              || RoleGrammar.mayOpenVerb(text, m, to) && grammar.verbAt(text, m, to) != null;
      if (mayEnd && areKnown(text, from, m)) {
        return m;
      }
    }
    return -1;
  }

  /** Whether every name of the list is a body's, or says at least what sort of bodies. */
  static boolean areKnown(CharSequence text, int from, int to) {
    if (to - from > LONGEST) {
      return false;
    }
    List<OfficeName> names = OfficeList.parse(text, from, to);
    return !names.isEmpty()
        && names.stream()
            .allMatch(
                n ->
                    (n.canonical() != null || Offices.isKindOfBody(n.quote()))
                        && !RolePhrase.isCut(text, n, to));
  }

  /** A verb that the list leaves out stands behind the last name: 市水利局负责 is no list of names. */
  private static boolean isCut(CharSequence text, OfficeName name, int to) {
    return name.end() < to
        && !name.etc()
        && "、，,；;。/／ \u3000\n\t)）>〉]］】〕".indexOf(text.charAt(name.end())) < 0
        && "和及与以会联".indexOf(text.charAt(name.end())) < 0;
  }
}
