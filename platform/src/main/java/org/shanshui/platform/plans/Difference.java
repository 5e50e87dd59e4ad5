package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An amended document beside the version in force (修订比对): what became of each commitment. */
@Service
class Difference {
  private final JdbcClient jdbc;
  private final Drafts drafts;
  private final Items items;
  private final AdoptedItems adopted;
  private final Units units;

  Difference(JdbcClient jdbc, Drafts drafts, Items items, AdoptedItems adopted, Units units) {
    this.units = units;
    this.jdbc = jdbc;
    this.drafts = drafts;
    this.items = items;
    this.adopted = adopted;
  }

  /** How a commitment of the new document stands to those in force. */
  enum Relation {
    CHANGED,
    DROPPED,
    ADDED,
    SAME;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A commitment before and after.
   *
   * @param decision take the new, keep the old, end it; null while undecided
   * @param byHand whether a reviewer paired or parted them
   */
  record Pair(
      Relation relation,
      @Nullable AdoptedRow old,
      @Nullable Item fresh,
      double likeness,
      boolean byHand,
      @Nullable String decision,
      @Nullable String reason,
      @Nullable String decidedBy) {

    public String oldFigure() {
      return old == null ? "" : LedgerRow.figure(old.content());
    }

    public String freshFigure() {
      return fresh == null ? "" : LedgerRow.figure(fresh.content());
    }

    /** The sentence in force, with what the new one has not. */
    public List<Changes.Span> oldSentence() {
      return old == null
          ? List.of()
          : Changes.marked(old.sentence(), fresh == null ? old.sentence() : fresh.sentence());
    }

    public List<Changes.Span> freshSentence() {
      return fresh == null
          ? List.of()
          : Changes.marked(fresh.sentence(), old == null ? fresh.sentence() : old.sentence());
    }

    public ItemKind kind() {
      return old != null ? old.kind() : Objects.requireNonNull(fresh).kind();
    }

    /** Whether adopting must wait for it. */
    public boolean open() {
      return decision == null && (relation == Relation.CHANGED || relation == Relation.DROPPED);
    }

    int position() {
      return fresh != null ? fresh.start() : Objects.requireNonNull(old).start();
    }
  }

  private record Stored(
      @Nullable Long oldItem,
      @Nullable Long newItem,
      boolean byHand,
      @Nullable String decision,
      @Nullable String reason,
      @Nullable String decidedBy) {}

  /** Of a draft that amends a plan; rejected items of the draft are not in its document. */
  List<Pair> of(long draftId) {
    Draft draft = drafts.get(draftId);
    if (draft.amends() == null) {
      return List.of();
    }
    int inForce =
        jdbc.sql("select in_force from plan where id = ?")
            .param(draft.amends())
            .query(Integer.class)
            .single();
    Map<Long, AdoptedRow> olds = new LinkedHashMap<>();
    adopted.of(draft.amends(), inForce).forEach(row -> olds.put(row.itemId(), row));
    Map<Long, Item> news = new LinkedHashMap<>();
    items.all(draftId).stream()
        .filter(i -> i.alive() && !i.state().equals("rejected"))
        .forEach(i -> news.put(i.id(), i));
    List<Pair> pairs = new ArrayList<>();
    for (Stored s :
        jdbc.sql(
                "select old_item, new_item, by_hand, decision, reason, decided_by from plan_pair where draft_id = ? order by id")
            .param(draftId)
            .query(RecordRows.of(Stored.class))
            .list()) {
      AdoptedRow old = s.oldItem() == null ? null : olds.get(s.oldItem());
      Item fresh = s.newItem() == null ? null : news.get(s.newItem());
      // One of the two is gone since: what is left is compared anew.
      if ((s.oldItem() != null) == (old != null) && (s.newItem() != null) == (fresh != null)) {
        pairs.add(pair(old, fresh, s));
        olds.remove(s.oldItem());
        news.remove(s.newItem());
      }
    }
    match(olds, news, pairs);
    olds.values().forEach(old -> pairs.add(pair(old, null, null)));
    news.values().forEach(fresh -> pairs.add(pair(null, fresh, null)));
    pairs.sort(Comparator.comparing(Pair::relation).thenComparingInt(Pair::position));
    return pairs;
  }

  /** What differs in each of these that has changed. */
  Map<Pair, List<Changes.Change>> changes(List<Pair> pairs) {
    Set<Long> named = new HashSet<>();
    for (Pair pair : pairs) {
      if (pair.old() != null && pair.fresh() != null) {
        named.addAll(Changes.units(pair.old().content()));
        named.addAll(Changes.units(pair.fresh().content()));
      }
    }
    Map<Long, String> names = new HashMap<>();
    units.get(named).forEach(unit -> names.put(unit.id(), unit.name()));
    Map<Pair, List<Changes.Change>> changes = new java.util.IdentityHashMap<>();
    for (Pair pair : pairs) {
      changes.put(
          pair,
          pair.old() == null || pair.fresh() == null
              ? List.of()
              : Changes.of(pair.old().content(), pair.fresh().content(), names));
    }
    return changes;
  }

  private static Pair pair(
      @Nullable AdoptedRow old, @Nullable Item fresh, @Nullable Stored stored) {
    Relation relation =
        old == null
            ? Relation.ADDED
            : fresh == null
                ? Relation.DROPPED
                : Likeness.same(old.content(), fresh.content()) ? Relation.SAME : Relation.CHANGED;
    double likeness =
        old == null || fresh == null ? 0 : Likeness.of(old.content(), fresh.content());
    return stored == null
        ? new Pair(relation, old, fresh, likeness, false, null, null, null)
        : new Pair(
            relation,
            old,
            fresh,
            likeness,
            stored.byHand(),
            stored.decision(),
            stored.reason(),
            stored.decidedBy());
  }

  /** Pairs the likest first; what finds no like is left. */
  private static void match(Map<Long, AdoptedRow> olds, Map<Long, Item> news, List<Pair> pairs) {
    Map<String, List<Long>> byKey = new HashMap<>();
    olds.values()
        .forEach(
            o ->
                byKey
                    .computeIfAbsent(Likeness.key(o.kind(), o.content()), k -> new ArrayList<>())
                    .add(o.itemId()));
    for (Item fresh : List.copyOf(news.values())) {
      List<Long> same = byKey.get(Likeness.key(fresh.kind(), fresh.content()));
      if (same != null && !same.isEmpty()) {
        AdoptedRow old = Objects.requireNonNull(olds.remove(same.remove(0)));
        news.remove(fresh.id());
        pairs.add(pair(old, fresh, null));
      }
    }
    record Likely(long old, long fresh, double likeness) {}
    List<Likely> likely = new ArrayList<>();
    Map<Long, Likeness.Shape> oldShapes = new HashMap<>();
    olds.values().forEach(o -> oldShapes.put(o.itemId(), Likeness.shape(o.content())));
    for (Item fresh : news.values()) {
      Likeness.Shape shape = Likeness.shape(fresh.content());
      for (AdoptedRow old : olds.values()) {
        if (old.kind() == fresh.kind()) {
          double likeness = Likeness.of(Objects.requireNonNull(oldShapes.get(old.itemId())), shape);
          if (likeness >= Likeness.ENOUGH) {
            likely.add(new Likely(old.itemId(), fresh.id(), likeness));
          }
        }
      }
    }
    likely.sort(Comparator.comparingDouble(Likely::likeness).reversed());
    Set<Long> taken = new HashSet<>();
    for (Likely one : likely) {
      AdoptedRow old = olds.get(one.old());
      if (old != null && !taken.contains(one.fresh())) {
        Item fresh = Objects.requireNonNull(news.remove(one.fresh()));
        taken.add(one.fresh());
        olds.remove(one.old());
        pairs.add(pair(old, fresh, null));
      }
    }
  }

  /**
   * Decides what becomes of a commitment.
   *
   * @param decision {@code take}, {@code keep} or {@code end}; to end it takes a reason
   */
  @Transactional
  void decide(
      long draftId,
      long oldItem,
      @Nullable Long newItem,
      String decision,
      @Nullable String reason) {
    open(draftId);
    Pair pair =
        of(draftId).stream()
            .filter(
                p ->
                    p.old() != null
                        && p.old().itemId() == oldItem
                        && Objects.equals(p.fresh() == null ? null : p.fresh().id(), newItem))
            .findFirst()
            .orElseThrow(() -> Refusal.stale().asException());
    boolean known =
        pair.fresh() == null
            ? decision.equals("keep") || decision.equals("end")
            : decision.equals("keep") || decision.equals("take");
    if (!known) {
      throw Refusal.invalid(
              "plans.no-decision",
              "此处不能作“" + decision + "”的决定。",
              "no such decision here: " + decision)
          .asException();
    }
    if (pair.fresh() == null && (reason == null || reason.isBlank())) {
      throw Refusal.invalid(
              "plans.ending-reason-missing",
              "新文本不再有此承诺，请写明" + (decision.equals("end") ? "终止" : "保留") + "的理由。",
              "the new document has it no more: say why it is "
                  + (decision.equals("end") ? "ended" : "kept"))
          .asException();
    }
    store(draftId, oldItem, newItem, pair.byHand(), decision, reason);
  }

  /** Takes all that is changed and undecided as the new document has it. */
  @Transactional
  int takeAll(long draftId) {
    open(draftId);
    int taken = 0;
    for (Pair pair : of(draftId)) {
      if (pair.open() && pair.relation() == Relation.CHANGED) {
        store(
            draftId,
            Objects.requireNonNull(pair.old()).itemId(),
            Objects.requireNonNull(pair.fresh()).id(),
            pair.byHand(),
            "take",
            null);
        taken++;
      }
    }
    return taken;
  }

  /**
   * Says that two are the same commitment, or (without the new one) that the old has no successor.
   */
  @Transactional
  void repair(long draftId, long oldItem, @Nullable Long newItem) {
    open(draftId);
    List<Pair> pairs = of(draftId);
    Optional<Pair> before =
        pairs.stream().filter(p -> p.old() != null && p.old().itemId() == oldItem).findFirst();
    AdoptedRow old = before.map(Pair::old).orElseThrow(() -> Refusal.stale().asException());
    if (newItem != null) {
      Item fresh = items.get(draftId, newItem);
      if (fresh.kind() != Objects.requireNonNull(old).kind()) {
        throw Refusal.invalid(
                "plans.matched-kinds-differ",
                "只有同一类的条目才能是同一承诺。",
                "only items of one kind can be the same commitment")
            .asException();
      }
    }
    Item parted = before.map(Pair::fresh).orElse(null);
    store(draftId, oldItem, newItem, true, null, null);
    if (parted != null && !Objects.equals(parted.id(), newItem)) {
      // It must not be paired with the same again by its likeness.
      store(draftId, null, parted.id(), true, null, null);
    }
  }

  private void open(long draftId) {
    Draft draft = drafts.get(draftId);
    if (!draft.is("review") || draft.amends() == null) {
      throw Refusal.conflict(
              "plans.no-amendment", "这份草案不是在审的修订稿。", "this draft is no amendment under review")
          .asException();
    }
    jdbc.sql("select id from plan_draft where id = ? for no key update")
        .param(draftId)
        .query(Long.class)
        .single();
  }

  private void store(
      long draftId,
      @Nullable Long oldItem,
      @Nullable Long newItem,
      boolean byHand,
      @Nullable String decision,
      @Nullable String reason) {
    jdbc.sql("delete from plan_pair where draft_id = ? and (old_item = ? or new_item = ?)")
        .params(draftId, oldItem, newItem)
        .update();
    jdbc.sql(
            "insert into plan_pair (draft_id, old_item, new_item, by_hand, decision, reason, decided_by) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            draftId,
            oldItem,
            newItem,
            byHand,
            decision,
            reason == null || reason.isBlank() ? null : reason.strip(),
            decision == null ? null : Actor.current().name())
        .update();
  }
}
