package org.shanshui.platform.listing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.web.ExcelList;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The page, the workbook and the rows for programs of every declared list. */
@Controller
class ListDoors implements SmartInitializingSingleton {
  private static final String WORKBOOK = ".xlsx";
  private static final String API = "/api";

  private final AllLists lists;
  private final Lists read;
  private final ListViews views;
  private final RequestMappingHandlerMapping doors;

  ListDoors(
      AllLists lists,
      Lists read,
      ListViews views,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors) {
    this.lists = lists;
    this.read = read;
    this.views = views;
    this.doors = doors;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Stream.concat(lists.paths().stream(), lists.families().stream().map(ListFamily::pattern))
        .forEach(this::open);
  }

  private void open(String path) {
    open(path, "page", HttpServletRequest.class, Model.class);
    open(path + WORKBOOK, "workbook", HttpServletRequest.class, HttpServletResponse.class);
    if (!isOpen(API + path)) {
      open(API + path, "rows", HttpServletRequest.class);
    }
  }

  /** Whether a module answers programs itself, with rows of its own shape. */
  private boolean isOpen(String path) {
    return doors.getHandlerMethods().keySet().stream()
        .filter(door -> door.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .anyMatch(door -> door.getPatternValues().contains(path));
  }

  private void open(String path, String name, Class<?>... parameters) {
    try {
      Method method = ListDoors.class.getDeclaredMethod(name, parameters);
      doors.registerMapping(
          RequestMappingInfo.paths(path)
              .methods(RequestMethod.GET)
              .options(doors.getBuilderConfiguration())
              .build(),
          this,
          method);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page of rows; {@code next} is given as {@code after} for the one behind it. */
  record Items(List<?> items, @Nullable String next) {}

  @ResponseBody
  Items rows(HttpServletRequest request) {
    Listing<?> list = list(request);
    Page<?> page = read.page(list, Ask.of(list, request::getParameter));
    return new Items(page.items(), page.next());
  }

  String page(HttpServletRequest request, Model model) {
    Listing<?> list = list(request);
    ListView<?> view = views.of(list, list.path(), request);
    model.addAttribute("list", view);
    model.addAllAttributes(list.frame().more().apply(view.ask()));
    return list.frame().template();
  }

  void workbook(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(list(request), request, response);
  }

  private <R> void write(Listing<R> list, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Wording wording = views.wording(request);
    Ask ask = Ask.of(list, request::getParameter);
    List<Column<R>> columns =
        list.columns().stream().filter(c -> c.shows(Column.Place.WORKBOOK)).toList();
    read.check(list, ask);
    String name = wording.say(list.title());
    try (ExcelList excel = ExcelList.in(response, name)) {
      excel.sheet(
          name,
          columns.stream()
              .map(c -> new ExcelList.Column(wording.say(c.head()), c.width()))
              .toList());
      read.all(list, ask, rows -> rows(excel, columns, rows, wording));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <R> void rows(
      ExcelList excel, List<Column<R>> columns, List<R> rows, Wording wording) {
    List<Function<R, Cell>> cells = columns.stream().map(c -> c.cells().apply(rows)).toList();
    for (R row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Function<R, Cell> cell : cells) {
        values.add(value(cell.apply(row), wording));
      }
      try {
        excel.row(values.toArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Numbers and days as such, all else in words; a light by its word. */
  private static @Nullable Object value(Cell cell, Wording wording) {
    if (cell.light() != null
        && !(cell.light() instanceof Cell.Tone)
        && !(cell.value() instanceof Number)) {
      return wording.say("ui.light." + cell.light().toString().toLowerCase(Locale.ROOT));
    }
    Object value = cell.value();
    if (value instanceof Number || value instanceof java.time.LocalDate) {
      return value;
    }
    String text = wording.of(value);
    return text.isEmpty() ? null : text;
  }

  private Listing<?> list(HttpServletRequest request) {
    String path =
        ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
    String page =
        path.endsWith(WORKBOOK) ? path.substring(0, path.length() - WORKBOOK.length()) : path;
    return lists.get(page.startsWith(API + "/") ? page.substring(API.length()) : page);
  }
}
