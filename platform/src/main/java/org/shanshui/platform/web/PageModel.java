package org.shanshui.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: who looks at it, where they can go, and a key for what they submit. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {
  private final List<Section> sections;

  PageModel(List<Section> sections) {
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

  @ModelAttribute("submissions")
  Submissions submissions() {
    return new Submissions();
  }
}
