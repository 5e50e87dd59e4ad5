package org.shanshui.platform.listing;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What pages show of lists. */
@Service
public class ListViews {
  private final Lists lists;
  private final MessageSource messages;

  ListViews(Lists lists, MessageSource messages) {
    this.lists = lists;
    this.messages = messages;
  }

  /** The list as the request asks for it, on the page of this path. */
  public <R> ListView<R> of(Listing<R> list, String path, HttpServletRequest request) {
    Ask ask = Ask.of(list, request::getParameter);
    return new ListView<>(
        list,
        path,
        ask,
        lists.page(list, ask),
        lists.counts(list, ask),
        lists.sums(list, ask),
        wording(request));
  }

  Wording wording(HttpServletRequest request) {
    return new Wording(messages, RequestContextUtils.getLocale(request));
  }
}
