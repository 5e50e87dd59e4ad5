package org.shanshui.platform.publication;

import java.util.Set;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page (首页). */
@Controller
class HomePages {
  private final Home home;

  HomePages(Home home) {
    this.home = home;
  }

  @Bean
  static Section homeSection() {
    return new Section("home", "/", "home", 0, Set.of());
  }

  @GetMapping("/")
  String home(Model model) {
    Home.Answer answer = home.answer();
    model.addAttribute("home", answer);
    model.addAttribute("lists", Lists.ALL);
    model.addAttribute("days", Home.DAYS);
    model.addAttribute("reader", Actor.current().is(CockpitPages.READERS.toArray(Role[]::new)));
    return "publication/home";
  }
}
