package org.shanshui.platform.listing;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person keeps of a list, from its page; each door leads back to the list. */
@Controller
@RequestMapping("/lists")
class SavedViewDoors {
  private final AllLists lists;
  private final SavedViews saved;
  private final MessageSource messages;

  SavedViewDoors(AllLists lists, SavedViews saved, MessageSource messages) {
    this.lists = lists;
    this.saved = saved;
    this.messages = messages;
  }

  /**
   * Keeps which columns are shown; none has the list's own again.
   *
   * @param query what the list was asked for, to which the answer leads back
   */
  @PostMapping("/columns")
  String columns(
      @RequestParam String path,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(required = false) @Nullable List<String> column,
      @RequestParam(defaultValue = "false") boolean reset) {
    Listing<?> list = lists.get(path);
    saved.choose(list, column == null || reset ? List.of() : column);
    return back(path, query);
  }

  @PostMapping("/filters")
  String save(
      @RequestParam String path,
      @RequestParam(defaultValue = "") String query,
      @RequestParam String name,
      Locale locale,
      RedirectAttributes next) {
    saved.save(lists.get(path).path(), name, query);
    next.addFlashAttribute(
        "flash", messages.getMessage("ui.saved.done", new Object[] {name.strip()}, locale));
    return back(path, query);
  }

  @PostMapping("/filters/{id:[0-9]+}/rename")
  String rename(@PathVariable long id, @RequestParam String name) {
    saved.rename(id, name);
    SavedViews.Saved one = saved.get(id);
    return back(one.path(), one.query());
  }

  @PostMapping("/filters/{id:[0-9]+}/delete")
  String delete(@PathVariable long id) {
    SavedViews.Saved one = saved.get(id);
    saved.delete(id);
    return "redirect:" + one.path();
  }

  private static String back(String path, String query) {
    return "redirect:" + path + (query.isEmpty() ? "" : "?" + query.replaceAll("[\\r\\n]", ""));
  }
}
