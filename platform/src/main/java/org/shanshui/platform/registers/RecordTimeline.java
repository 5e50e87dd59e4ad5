package org.shanshui.platform.registers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Timeline;
import org.shanshui.records.Lifecycle;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The versions of a record as what happened to it. */
@Component
class RecordTimeline implements Timeline {
  private final RecordTable table;
  private final Registers registers;
  private final MessageSource messages;

  RecordTimeline(RecordTable table, Registers registers, MessageSource messages) {
    this.table = table;
    this.registers = registers;
    this.messages = messages;
  }

  @Override
  public List<Happening> of(Subject subject) {
    if (!subject.type().equals(RecordSubjects.TYPE)) {
      return List.of();
    }
    Optional<RegisterRecord> record = table.find(subject.id());
    if (record.isEmpty()) {
      return List.of();
    }
    Register register = registers.get(record.get().register());
    List<Happening> all = new ArrayList<>();
    Version last = null;
    for (Version version : table.versions(subject.id())) {
      // A correction of the past is told once, however many days it is right on.
      if (last == null
          || !last.recordedAt().equals(version.recordedAt())
          || version.step() != null) {
        all.add(happening(register, version));
      }
      last = version;
    }
    Collections.reverse(all);
    return all.size() <= MOST ? all : all.subList(0, MOST);
  }

  private Happening happening(Register register, Version version) {
    String what;
    String code;
    String icon;
    if (version.step() != null) {
      what = step(register, version.step());
      code = version.step().toUpperCase(Locale.ROOT);
      icon = "send";
    } else if (version.number() == 1) {
      what = say("registers.told.added");
      code = "ADDED";
      icon = "add";
    } else {
      what = say("registers.told.changed");
      code = "CHANGED";
      icon = "edit";
    }
    return new Happening(
        version.recordedAt(),
        version.personName(),
        code,
        what,
        version.step() == null ? say("registers.told.from", version.holdsFrom()) : null,
        version.words().isEmpty() ? null : version.words(),
        icon,
        null,
        null,
        List.of());
  }

  private static String step(Register register, String key) {
    boolean english =
        LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    return register.lifecycle().stream()
        .flatMap(way -> way.steps().stream())
        .filter(step -> step.key().equals(key))
        .map(Lifecycle.Step::name)
        .map(name -> name.in(!english))
        .findFirst()
        .orElse(key);
  }

  private String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
  }
}
