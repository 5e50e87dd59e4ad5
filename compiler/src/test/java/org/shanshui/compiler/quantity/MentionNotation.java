package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/**
 * Mentions written in one line, as the corpus does: {@code 90%=target(metric, level, >=, 90, %,
 * 2025); 第2位=ordinal}. A range is {@code 3..5}; a starting value follows the due as {@code from
 * 87.5 in 2020}, the scope last as {@code @云台区}.
 */
final class MentionNotation {
  private MentionNotation() {}

  static String of(List<QuantityMention> mentions) {
    return mentions.stream().map(MentionNotation::of).collect(Collectors.joining("; "));
  }

  private static String of(QuantityMention mention) {
    String quote = mention.quote().replaceAll("\\s+", "");
    if (mention.type() != QuantityClass.TARGET) {
      return quote + "=" + mention.type().word();
    }
    String range = mention.upper() == null ? "" : ".." + plain(mention.upper());
    String period = mention.basePeriod() == null ? "" : " in " + mention.basePeriod();
    String base = mention.base() == null ? "" : ", from " + plain(mention.base()) + period;
    String scope = mention.scope() == null ? "" : " @" + mention.scope();
    return "%s=target(%s, %s, %s, %s%s, %s, %s%s%s)"
        .formatted(
            quote,
            mention.metric(),
            mention.kind() == null ? "" : mention.kind().word(),
            mention.op() == null ? "" : mention.op().sign(),
            plain(mention.value()),
            range,
            mention.unit(),
            mention.due(),
            base,
            scope);
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }
}
