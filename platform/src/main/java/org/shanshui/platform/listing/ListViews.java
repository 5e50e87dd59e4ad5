package org.shanshui.platform.listing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What pages show of lists. */
@Service
public class ListViews {
  private final Lists lists;
  private final SavedViews saved;
  private final MessageSource messages;

  ListViews(Lists lists, SavedViews saved, MessageSource messages) {
    this.lists = lists;
    this.saved = saved;
    this.messages = messages;
  }

  /** The list as the request asks for it, on the page of this path. */
  public <R> ListView<R> of(Listing<R> list, String path, HttpServletRequest request) {
    return of(list, path, Map.of(), request);
  }

  /**
   * The list as the request asks for it, on a page of one's own.
   *
   * @param said values of filters that the path says
   */
  public <R> ListView<R> of(
      Listing<R> list, String path, Map<String, ?> said, HttpServletRequest request) {
    return of(list, path, said, request::getParameter, request);
  }

  /**
   * @param parameters what the page takes for those of the request
   */
  public <R> ListView<R> of(
      Listing<R> list,
      String path,
      Map<String, ?> said,
      Function<String, @Nullable String> parameters,
      HttpServletRequest request) {
    Ask ask =
        Ask.of(
            list,
            name ->
                said.containsKey(name) ? String.valueOf(said.get(name)) : parameters.apply(name));
    return new ListView<>(
        list,
        path,
        said.keySet(),
        ask,
        saved.columns(list).stream().filter(c -> !said.containsKey(c.name())).toList(),
        lists.page(list, ask),
        seen(list, ask),
        lists.counts(list, ask),
        lists.sums(list, ask),
        said.isEmpty() ? saved.of(list.path()) : List.of(),
        wording(request));
  }

  private <R> Map<String, Long> seen(Listing<R> list, Ask ask) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Listing.Views<R> views = list.views();
    if (views != null) {
      views.all().stream()
          .filter(Listing.View::counted)
          .forEach(
              view ->
                  counts.put(
                      view.value(), lists.count(list, Ask.ALL.with(views.filter(), view.value()))));
    }
    return counts;
  }

  Wording wording(HttpServletRequest request) {
    return new Wording(messages, RequestContextUtils.getLocale(request));
  }
}
