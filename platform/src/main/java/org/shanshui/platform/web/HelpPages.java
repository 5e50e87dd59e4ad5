package org.shanshui.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What the one who looks does in this house, page by page (帮助). What a role does on a page is the
 * message {@code help.PAGE.ROLE}, or {@code help.PAGE.business} for all that take part in business,
 * or {@code help.PAGE} for everyone; a page that has none of these for a role is not told of.
 */
@Controller
class HelpPages {
  private static final int LAST = 100;

  private final List<Section> sections;
  private final List<Signpost> signposts;
  private final MessageSource messages;

  HelpPages(List<Section> sections, List<Signpost> signposts, MessageSource messages) {
    this.sections = sections;
    this.signposts = signposts;
    this.messages = messages;
  }

  @Bean
  static Signpost toNotices() {
    return new Signpost("notices.title", "/notices", LAST, May.EVERYONE);
  }

  @Bean
  static Signpost toOwnAccount() {
    return new Signpost("ui.account", "/account", LAST + 1, May.EVERYONE);
  }

  /** A page, by the message that names it and the one that says what is done there. */
  private record Told(String title, String words, String href, int order, May<?> may) {
    static Told of(Section section) {
      return new Told(
          "nav." + section.key(),
          "help." + section.key(),
          section.href(),
          section.order(),
          section.may());
    }

    static Told of(Signpost post) {
      return new Told(post.title(), "help." + post.title(), post.href(), post.order(), post.may());
    }
  }

  /**
   * A page that the one who looks may open.
   *
   * @param title message that names it
   * @param words what they do there, a sentence for each of their roles that does something else
   */
  record Line(String title, String href, List<String> words) {}

  @GetMapping("/help")
  String help(Locale locale, Model model) {
    Set<Role> roles = new TreeSet<>(Actor.current().roles());
    model.addAttribute("roles", roles);
    model.addAttribute(
        "lines",
        Stream.concat(sections.stream().map(Told::of), signposts.stream().map(Told::of))
            .filter(page -> page.may().allows())
            .sorted(Comparator.comparingInt(Told::order))
            .map(page -> line(page, roles, locale))
            .filter(line -> !line.words().isEmpty())
            .toList());
    return "help";
  }

  private Line line(Told page, Set<Role> roles, Locale locale) {
    return new Line(
        page.title(),
        page.href(),
        roles.stream()
            .filter(page.may().roles()::contains)
            .flatMap(role -> words(page.words(), role, locale).stream())
            .distinct()
            .toList());
  }

  private Optional<String> words(String page, Role role, Locale locale) {
    return Stream.of(page + "." + role, role.isBusiness() ? page + ".business" : page, page)
        .flatMap(code -> Stream.ofNullable(messages.getMessage(code, null, null, locale)))
        .findFirst();
  }
}
