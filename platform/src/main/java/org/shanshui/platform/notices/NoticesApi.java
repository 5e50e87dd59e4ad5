package org.shanshui.platform.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs. */
@RestController
@RequestMapping("/api/notices")
class NoticesApi {
  private static final int MOST = 200;

  private final Notices notices;

  NoticesApi(Notices notices) {
    this.notices = notices;
  }

  record Page(List<Notice> items, @Nullable String next) {}

  record Unread(int unread) {}

  /** Newest first; {@code after} is the {@code next} of the answer before. */
  @GetMapping
  Page list(
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.max(1, Math.min(limit, MOST));
    List<Notice> found = notices.mine(unread, after, size + 1);
    boolean more = found.size() > size;
    List<Notice> shown = more ? found.subList(0, size) : found;
    return new Page(shown, more ? String.valueOf(shown.get(shown.size() - 1).id()) : null);
  }

  @GetMapping("/unread")
  Unread unread() {
    return new Unread(notices.unread());
  }

  @PostMapping("/{id}/read")
  Unread read(@PathVariable long id) {
    if (notices.read(id).isEmpty()) {
      throw Refusal.missing(
              "notices.no-notice", "没有这条通知，或它不是发给您的。", "there is no such notice for you")
          .asException();
    }
    return new Unread(notices.unread());
  }
}
