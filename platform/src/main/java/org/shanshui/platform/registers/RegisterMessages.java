package org.shanshui.platform.registers;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.records.Attribute;
import org.shanshui.records.Lifecycle;
import org.springframework.context.HierarchicalMessageSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/**
 * What registers are called, as messages: {@code register.KEY}, with {@code .lead} and {@code
 * .none}, {@code .column.ATTRIBUTE}, {@code .state.STATE}. Asked for what the product's own
 * messages do not have.
 */
@Component
final class RegisterMessages {
  static final String PREFIX = "register.";
  private static final Words NONE = new Words("没有记录", "No records");

  private final Registers registers;

  RegisterMessages(Registers registers, MessageSource messages) {
    this.registers = registers;
    // Not a bean of its own: there is one source of messages.
    ((HierarchicalMessageSource) messages).setParentMessageSource(new Declared());
  }

  private final class Declared extends AbstractMessageSource {
    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
      String text = resolveCodeWithoutArguments(code, locale);
      return text == null ? null : new MessageFormat(text.replace("'", "''"), locale);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
      if (!code.startsWith(PREFIX)) {
        return null;
      }
      List<String> parts = List.of(code.substring(PREFIX.length()).split("\\.", 3));
      boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
      return registers
          .find(parts.get(0))
          .flatMap(register -> words(register, parts))
          .map(words -> words.in(!english))
          .orElse(null);
    }
  }

  private static Optional<Words> words(Register register, List<String> parts) {
    if (parts.size() == 1) {
      return Optional.of(register.name());
    } else if (parts.size() == 2) {
      return switch (parts.get(1)) {
        case "lead" -> Optional.of(register.about());
        case "none" -> Optional.of(NONE);
        default -> Optional.empty();
      };
    }
    return switch (parts.get(1)) {
      case "column" ->
          Optional.ofNullable(register.type().attribute(parts.get(2))).map(Attribute::name);
      case "state" ->
          register
              .lifecycle()
              .map(way -> way.states().get(parts.get(2)))
              .map(Lifecycle.State::name);
      default -> Optional.empty();
    };
  }
}
