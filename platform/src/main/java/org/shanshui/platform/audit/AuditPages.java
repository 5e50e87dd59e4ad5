package org.shanshui.platform.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.web.ExcelList;
import org.shanshui.platform.web.Section;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/** The record of changes, to be read. */
@Controller
class AuditPages {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final int BATCH = 1000;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Entries entries;
  private final Administrators administrators;
  private final MessageSource messages;
  private final Clock clock;

  AuditPages(Entries entries, Administrators administrators, MessageSource messages, Clock clock) {
    this.messages = messages;
    this.entries = entries;
    this.administrators = administrators;
    this.clock = clock;
  }

  @Configuration(proxyBeanMethods = false)
  static class Navigation {
    private static final int ORDER = 95;

    @Bean
    Section audit(Administrators administrators) {
      return new Section("audit", "/audit", "audit", ORDER, Set.of(administrators.audit()));
    }
  }

  @GetMapping("/audit")
  String list(
      Entries.Filter filter, @RequestParam(required = false) @Nullable String before, Model model) {
    List<Entries.Entry> found = entries.list(filter, before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<Entries.Entry> shown = more ? found.subList(0, PAGE) : found;
    model.addAttribute("filter", filter);
    model.addAttribute("entries", shown);
    model.addAttribute("tables", entries.tables());
    model.addAttribute(
        "chain", entries.chain(filter.day() == null ? LocalDate.now(clock) : filter.day()));
    model.addAttribute("excel", address("/audit/export.xlsx", filter, null));
    model.addAttribute(
        "next", more ? address("/audit", filter, shown.get(PAGE - 1).cursor()) : null);
    return "audit/audit";
  }

  @GetMapping("/api/audit")
  @ResponseBody
  Map<String, Object> api(
      Entries.Filter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
    List<Entries.Entry> found = entries.list(filter, after, size + 1);
    boolean more = found.size() > size;
    List<Entries.Entry> shown = more ? found.subList(0, size) : found;
    return more
        ? Map.of("items", shown, "next", shown.get(size - 1).cursor())
        : Map.of("items", shown);
  }

  @GetMapping("/audit/export.xlsx")
  void excel(Entries.Filter filter, Locale locale, HttpServletResponse response)
      throws IOException {
    Actor.current().must(administrators.audit());
    ExcelList.<Entries.Entry>send(
        response,
        "变更记录",
        List.of(
            new ExcelList.Column("日期", 11),
            new ExcelList.Column("编号", 8),
            new ExcelList.Column("时间", 20),
            new ExcelList.Column("操作人", 14),
            new ExcelList.Column("地址", 16),
            new ExcelList.Column("操作", 8),
            new ExcelList.Column("内容", 18),
            new ExcelList.Column("编号", 10),
            new ExcelList.Column("名称", 30),
            new ExcelList.Column("变化", 80)),
        last -> entries.list(filter, last == null ? null : last.cursor(), BATCH),
        entry ->
            Arrays.asList(
                entry.day(),
                entry.number(),
                TIME.format(entry.at().atZoneSameInstant(CHINA)),
                entry.actor(),
                entry.address(),
                say("audit.operation." + entry.operation(), locale),
                word("table", entry.table(), locale),
                entry.row(),
                entry.subject() == null ? "" : entry.subject().title(),
                entry.changes().stream()
                    .map(
                        c ->
                            word("column", c.column(), locale)
                                + "："
                                + Objects.requireNonNullElse(c.before(), "")
                                + " → "
                                + Objects.requireNonNullElse(c.after(), ""))
                    .collect(Collectors.joining("\n"))));
  }

  /** The word for a table or a column; its own name where there is none. */
  private String word(String of, String name, Locale locale) {
    return Objects.requireNonNull(
        messages.getMessage("audit." + of + "." + name, null, name, locale));
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  private static String address(String path, Entries.Filter filter, @Nullable String before) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    Map<String, Object> given = new java.util.LinkedHashMap<>();
    given.put("person", filter.person());
    given.put("table", filter.table());
    given.put("row", filter.row());
    given.put("day", filter.day());
    given.put("before", before);
    given.values().removeIf(value -> value == null || value.toString().isBlank());
    given.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
    return address.encode().buildAndExpand(given).toUriString();
  }
}
