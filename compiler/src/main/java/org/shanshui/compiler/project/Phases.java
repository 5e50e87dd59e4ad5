package org.shanshui.compiler.project;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The phases of projects (建设阶段) by their words. */
final class Phases {
  private static final List<String> PHASES =
      List.of("前期", "新开工", "开工", "续建", "竣工", "建成", "完工", "投产", "投用", "储备", "在建", "新建");

  private static final Pattern AROUND =
      Pattern.compile("计划|拟|类|项目|工程|工作|推进|年|[0-9]|一批|[((].*[))]|预备|谋划");

  private Phases() {}

  /** The phase that words name first by rank, null where they name none. */
  static @Nullable String in(String words) {
    for (String phase : PHASES) {
      if (words.contains(phase)) {
        return phase;
      }
    }
    return null;
  }

  /** Whether the title of a group says a phase and nothing more: 续建项目. */
  static boolean isOnly(String title) {
    String phase = in(title);
    return phase != null && AROUND.matcher(title.replace(phase, "")).replaceAll("").isEmpty();
  }
}
