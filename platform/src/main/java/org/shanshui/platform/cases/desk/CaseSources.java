package org.shanshui.platform.cases.desk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.subjects.Subject;
import org.springframework.stereotype.Component;

/** Where a case comes from, for who reads it: the commitment that is late, the sheets not sent. */
@Component
class CaseSources {
  private static final Set<String> COMMITMENTS = Set.of("TASK", "TARGET", "PROJECT");

  private final Commitments commitments;
  private final CaseWords words;

  CaseSources(Commitments commitments, CaseWords words) {
    this.commitments = commitments;
    this.words = words;
  }

  static boolean isCommitment(String type) {
    return COMMITMENTS.contains(type);
  }

  /** The key of a case that comes from this subject. */
  static String key(Subject subject) {
    return subject.type() + ":" + subject.id();
  }

  /**
   * Where a case comes from.
   *
   * @param late whether it is a commitment that is late or behind still, whatever became of the
   *     case: only a report makes it complete
   */
  record Source(String name, String href, boolean late) {}

  /**
   * The source of this key; empty where there is none, or none in the reader's sight.
   *
   * @param key {@code TASK:12}, or {@code REPORT:steward:unit}
   */
  Optional<Source> of(@Nullable String key) {
    String[] parts = key == null ? new String[0] : key.split(":");
    if (parts.length == 2 && COMMITMENTS.contains(parts[0])) {
      String href = "/" + parts[0].toLowerCase(Locale.ROOT) + "s/" + parts[1];
      return commitments
          .find(Long.parseLong(parts[1]))
          .map(
              commitment ->
                  new Source(commitment.title(), href, CommitmentWatch.isLate(commitment)));
    }
    if (parts.length == 3 && parts[0].equals("REPORT")) {
      long unit = Long.parseLong(parts[2]);
      Map<Long, String> names = words.unitNames(Set.of(unit));
      return Optional.of(
          new Source(
              words.message("cases.source.sheets", names.getOrDefault(unit, "#" + unit)),
              "/dispatch/units/" + unit,
              false));
    }
    return Optional.empty();
  }
}
