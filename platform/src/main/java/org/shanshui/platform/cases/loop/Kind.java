package org.shanshui.platform.cases.loop;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.platform.access.Role;
import org.shanshui.records.RecordType;

/**
 * A kind of case (案件类型), read from a file of {@code kinds/} in a pack, whose comments explain each
 * entry.
 *
 * @param order among the kinds
 * @param sources what may open one: {@code commitment}, {@code overdue_report}, {@code
 *     instruction}, {@code form}, {@code api}
 * @param takesReporter whether a person outside may have told of it
 * @param several whether a subject may have several open ones
 * @param record what is asked when one is opened
 * @param may who may take which step
 * @param warnings by stage: how long before the due warnings are given, the earliest first
 * @param escalations in order
 */
public record Kind(
    String key,
    Words name,
    int order,
    Set<String> sources,
    boolean takesReporter,
    boolean several,
    RecordType record,
    Map<Stage, Limit> limits,
    Map<StepKind, Set<Who>> may,
    Set<Who> mayOpen,
    Attachments toReport,
    Map<Stage, List<Limit>> warnings,
    List<Escalation> escalations,
    Bounds bounds,
    OpenWhen openWhen) {
  /** Files of kinds. */
  public static final FileKind<Kind> FILES =
      new FileKind<>("kinds", KindFile.SCHEMA, KindFile::read, KindFile::example);

  public Kind {
    sources = Set.copyOf(sources);
    limits = Map.copyOf(limits);
    may = Map.copyOf(may);
    mayOpen = Set.copyOf(mayOpen);
    warnings = Map.copyOf(warnings);
    escalations = List.copyOf(escalations);
  }

  /**
   * What must be attached when it is reported done.
   *
   * @param least how many files
   * @param sorts of these sorts; empty is any
   */
  public record Attachments(int least, Set<EvidenceSort> sorts) {
    public Attachments {
      sorts = Set.copyOf(sorts);
    }
  }

  /**
   * A level of escalation.
   *
   * @param late how long after the due
   */
  public record Escalation(Limit late, Addressee to) {}

  /** Who is told when a case is escalated. */
  public enum Addressee {
    /** 责任单位负责人: those who approve in the lead units. */
    UNIT_HEAD("责任单位负责人", "head of the unit responsible"),
    /** 分管领导: leaders of the region without the mark of approval. */
    LEADER_IN_CHARGE("分管领导", "leader in charge"),
    /** 主要领导: leaders of the region who approve. */
    MAIN_LEADER("主要领导", "main leader");

    private final String chinese;
    private final String english;

    Addressee(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    public String chinese() {
      return chinese;
    }

    public String english() {
      return english;
    }
  }

  /**
   * How much is allowed.
   *
   * @param extensions how many
   * @param extensionDays working days of one at most
   * @param suspensionDays calendar days of one at most
   * @param reopenDays calendar days after closing in which it may be reopened
   */
  public record Bounds(
      int extensions,
      int extensionDays,
      int suspensions,
      int suspensionDays,
      int transfers,
      int reopenDays) {}

  /**
   * When a commitment opens one by itself; below 0 is never.
   *
   * @param overdue days that it has been overdue
   * @param behind days that it has been behind
   */
  public record OpenWhen(int overdueDays, int behindDays) {}

  /** One who may do something: by role, or by what they are to the case. */
  public sealed interface Who {
    /** Has the role, and the case in sight. */
    record Has(Role role) implements Who {}

    /** Belongs to a lead unit. */
    record Lead() implements Who {}

    /** Approves for a lead unit. */
    record LeadHead() implements Who {}

    /**
     * Belongs to the unit that found it, whoever of it did: a unit told of it, and people go on
     * leave. They may add what the unit knows, and where it told of it from outside the desk of
     * supervision (人工上报) press for an answer; neither moves the case.
     */
    record Finder() implements Who {}

    /** The house itself, by rule. */
    record House() implements Who {}

    static Who parse(String word) {
      return switch (word) {
        case "LEAD" -> new Lead();
        case "LEAD_HEAD" -> new LeadHead();
        case "FINDER" -> new Finder();
        case "HOUSE" -> new House();
        default -> new Has(Role.valueOf(word));
      };
    }

    default boolean is(By by, Case subject) {
      if (this instanceof House) {
        return by.isHouse();
      } else if (this instanceof Has has) {
        return by.roles().contains(has.role());
      } else if (this instanceof Finder) {
        return subject.finder() != null && by.isOf(subject.finder());
      }
      boolean leads = subject.state().leads().stream().anyMatch(s -> by.isOf(s.unitId()));
      return leads && (this instanceof Lead || by.approves());
    }
  }

  public String chinese() {
    return name.chinese();
  }

  public String english() {
    return name.english();
  }

  public Limit limit(Stage stage) {
    return limits.getOrDefault(stage, Limit.days(0));
  }

  public List<Limit> warnings(Stage stage) {
    return warnings.getOrDefault(stage, List.of());
  }
}
