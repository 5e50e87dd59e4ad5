package org.shanshui.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: who looks at it, where they can go, and a key for what they submit. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {
  private final List<Section> sections;
  private final @Nullable String helpPhone;

  PageModel(List<Section> sections, @Value("${shanshui.help-phone:}") String helpPhone) {
    this.helpPhone = helpPhone.isBlank() ? null : helpPhone.strip();
    this.sections = sections.stream().sorted(Comparator.comparingInt(Section::order)).toList();
  }

  @ModelAttribute("nav")
  List<Section> nav() {
    return sections.stream().filter(section -> section.may().allows()).toList();
  }

  /** All of it, for a page that no controller makes. */
  Map<String, Object> frame() {
    return Map.of("nav", nav(), "actor", actor(), "submissions", submissions());
  }

  @ModelAttribute("actor")
  Actor actor() {
    return Actor.current();
  }

  /** The number that a city has set for those who need help; null where it has none. */
  @ModelAttribute("helpPhone")
  @Nullable String helpPhone() {
    return helpPhone;
  }

  @ModelAttribute("submissions")
  Submissions submissions() {
    return new Submissions();
  }
}
