package org.shanshui.platform.security;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.FreshDatabase;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Everyone opens every door there is, once for all tests of a class that ask what was behind it.
 */
@Lazy
@Component
class Walk {
  private static final Pattern VARIABLE = Pattern.compile("/([^/{}]+)/\\{([^}]+)}");
  private static final Pattern REST = Pattern.compile("\\{[^}]+}");
  private static final String NOBODYS = "999999999";

  private final MockMvc mvc;
  private final RequestMappingHandlerMapping mappings;
  private final Towns towns;
  private final Statements statements;
  private List<Statements.Query> asked = List.of();
  private @Nullable List<Seen> seen;

  Walk(
      MockMvc mvc,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
      Towns towns,
      Statements statements) {
    this.mvc = mvc;
    this.mappings = mappings;
    this.towns = towns;
    this.statements = statements;
  }

  @EventListener
  synchronized void forget(FreshDatabase.Given given) {
    asked = List.of();
    seen = null;
  }

  /** An address of the application, with variables. */
  record Door(String method, String pattern) {
    /**
     * @param ids values for the variables, by the segment before
     */
    String path(Map<String, Object> ids) {
      Matcher variable = VARIABLE.matcher(pattern);
      StringBuilder path = new StringBuilder();
      while (variable.find()) {
        Object id = ids.getOrDefault(variable.group(1), NOBODYS);
        variable.appendReplacement(
            path, Matcher.quoteReplacement("/" + variable.group(1) + "/" + id));
      }
      variable.appendTail(path);
      return REST.matcher(path.toString()).replaceAll(NOBODYS).replace("**", "x");
    }

    boolean hasVariable() {
      return pattern.contains("{");
    }
  }

  /**
   * What somebody of the town here saw.
   *
   * @param status of the answer; 0 if there was none
   * @param here whether the mark of their own town was in a text beside the names of its people,
   *     who stand on every page
   * @param far whether the mark of the other town was anywhere
   */
  record Seen(Role role, String path, int status, boolean here, boolean far) {}

  List<Door> doors(boolean reading) {
    Set<String> known = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            info -> {
              Set<RequestMethod> methods =
                  info.getMethodsCondition().getMethods().isEmpty()
                      ? EnumSet.of(RequestMethod.GET, RequestMethod.POST)
                      : info.getMethodsCondition().getMethods();
              for (RequestMethod method : methods) {
                if ((method == RequestMethod.GET) == reading) {
                  info.getPatternValues().forEach(p -> known.add(method + " " + p));
                }
              }
            });
    return known.stream().map(d -> new Door(d.split(" ")[0], d.split(" ")[1])).toList();
  }

  /** What each role saw at each door and view, of the town here and of the other. */
  synchronized List<Seen> seen() throws Exception {
    if (seen == null) {
      Towns.Pair pair = towns.pair();
      List<Seen> all = new ArrayList<>();
      statements.listen();
      try {
        for (String path : paths(pair)) {
          for (Role role : Role.values()) {
            all.add(look(pair, role, path));
          }
        }
      } finally {
        statements.stop();
      }
      asked = statements.heard();
      seen = all;
    }
    return seen;
  }

  /** What was asked of the database on the way. */
  List<Statements.Query> asked() throws Exception {
    seen();
    return asked;
  }

  private Set<String> paths(Towns.Pair pair) {
    Set<String> paths = new LinkedHashSet<>();
    for (Door door : doors(true)) {
      paths.add(door.path(pair.far().ids()));
      paths.add(door.path(pair.here().ids()));
      if (!door.hasVariable()) {
        // Addresses without a variable are lists, which may be asked for a region.
        paths.add(door.pattern() + "?region=" + pair.far().town().region().code());
      }
    }
    pair.far().views().forEach(view -> paths.add(view.path()));
    pair.here().views().forEach(view -> paths.add(view.path()));
    return paths;
  }

  private Seen look(Towns.Pair pair, Role role, String path) throws Exception {
    MockHttpServletResponse answer;
    try {
      answer =
          mvc.perform(
                  request(HttpMethod.GET, java.net.URI.create(path))
                      .with(As.person(pair.here().person(role)))
                      .accept(MediaType.TEXT_HTML, MediaType.ALL))
              .andReturn()
              .getResponse();
    } catch (ServletException fault) {
      return new Seen(role, path + " fails: " + fault.getMessage(), 0, false, false);
    }
    String text = text(answer);
    return new Seen(
        role,
        path,
        answer.getStatus(),
        withoutNames(text, pair.here().town()).contains(pair.here().town().marker()),
        text.contains(pair.far().town().marker()));
  }

  private static String withoutNames(String text, ScopeFixture.Town town) {
    for (Role role : Role.values()) {
      text = text.replace(town.marker() + role, "");
    }
    return text;
  }

  /** What can be read in an answer: of a workbook, what is packed in it. */
  static String text(MockHttpServletResponse answer) throws IOException {
    byte[] body = answer.getContentAsByteArray();
    if (body.length < 4 || body[0] != 'P' || body[1] != 'K') {
      return new String(body, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(body)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
