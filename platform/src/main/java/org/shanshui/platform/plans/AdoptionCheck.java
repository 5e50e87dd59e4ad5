package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;

/**
 * What stands in the way of adopting, and what would be adopted.
 *
 * @param undecided items nobody has accepted or rejected
 * @param incomplete of those, the ones that lack something and cannot be accepted as they are
 * @param ownerless accepted tasks without lead unit and without a reason for it
 * @param openPairs changed or dropped commitments of an amended plan without a decision
 * @param unnamed units that tasks name for support and the directory does not know: they are shown
 *     as to be confirmed until somebody answers
 * @param elsewhere the region that the text names, where it is not the one it is adopted for
 * @param twice indicators that it sets twice, differently
 * @param ended whether its years are past: it may be kept as an archive, from which no commitments
 *     are followed up
 */
record AdoptionCheck(
    int accepted,
    int rejected,
    List<Item> undecided,
    List<Item> incomplete,
    List<Item> ownerless,
    List<Difference.Pair> openPairs,
    List<String> unnamed,
    @Nullable String elsewhere,
    List<Twice> twice,
    boolean ended) {

  public boolean ready() {
    return accepted > 0 && undecided.isEmpty() && ownerless.isEmpty() && openPairs.isEmpty();
  }

  /** Refuses where something stands in the way, or the terms do not fit. */
  void demand(Adoption.Terms terms) {
    refuse();
    refuseOn(terms);
  }

  /** Throws all that stands in the way. */
  private void refuse() {
    List<Refusal> open = new ArrayList<>();
    if (!undecided.isEmpty()) {
      open.add(
          notYet(
                  undecided.size() + " 条尚未审定（其中 " + incomplete.size() + " 条内容不全，须先补全或不采）",
                  undecided.size()
                      + " items are undecided, of which "
                      + incomplete.size()
                      + " are incomplete")
              .beside("rest"));
    }
    if (!ownerless.isEmpty()) {
      open.add(
          notYet(
                  ownerless.size()
                      + " 项任务没有牵头单位（如“"
                      + ownerless.get(0).content().title()
                      + "”），须指定单位或写明暂无责任单位的理由",
                  ownerless.size() + " tasks have no lead unit and no reason for having none")
              .beside("noOwner"));
    }
    if (!openPairs.isEmpty()) {
      open.add(
          notYet(
              openPairs.size() + " 条与现行版本不同的承诺没有决定（采用、保留或终止）",
              openPairs.size()
                  + " commitments that differ from the version in force are undecided"));
    }
    if (accepted == 0 && open.isEmpty()) {
      open.add(notYet("没有采纳任何条目", "no item is accepted"));
    }
    Refused.ifAny(open);
  }

  private static Refusal notYet(String chinese, String english) {
    return Refusal.conflict(
        "plans.not-adoptable", "还不能采纳：" + chinese + "。", "cannot be adopted yet: " + english);
  }

  private void refuseOn(Adoption.Terms terms) {
    if (elsewhere != null && !terms.elsewhere()) {
      throw Refusal.conflict(
              "plans.another-region-named",
              "文本写明的地区是“" + elsewhere + "”。如仍作为本地区的规划采纳，请勾选确认；否则请在“基本信息”中改正地区。",
              "the text names "
                  + elsewhere
                  + ": confirm that it is adopted for this region all the same, or correct the"
                  + " region")
          .beside("elsewhere")
          .asException();
    }
    if (terms.archive() && !ended) {
      throw Refusal.invalid(
              "plans.not-archivable",
              "只有规划期已经结束、且没有正在跟踪的版本的规划才能归档。",
              "only a plan whose years are past, and of which no version is followed up, can be"
                  + " kept as an archive")
          .asException();
    }
  }
}
