package org.shanshui.platform.publication;

import java.util.List;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the search box at the top of every page leads to. */
@Controller
class SearchPages {
  private static final int LONGEST = 100;

  private final Search search;

  SearchPages(Search search) {
    this.search = search;
  }

  /** Everything in sight that has these words; nothing yet where none are given. */
  @GetMapping("/search")
  String search(@RequestParam(defaultValue = "") String q, Model model) {
    if (Actor.current().personId() == null) {
      throw Refusal.denied("publication.nobody-signed-in", "请先登录。", "sign in first").asException();
    }
    String words = q.strip();
    if (words.length() > LONGEST) {
      throw Refusal.invalid(
              "publication.search-too-long",
              "搜索的文字不超过 100 个字，请删减。",
              "at most 100 characters can be searched for")
          .asException();
    }
    model.addAttribute("q", words);
    model.addAttribute("groups", words.isEmpty() ? List.of() : search.find(words));
    return "publication/search";
  }
}
