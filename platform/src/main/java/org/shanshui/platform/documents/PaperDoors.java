package org.shanshui.platform.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Download;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Where every paper is had as a draft, and found again by the address of it. */
@Controller
class PaperDoors implements SmartInitializingSingleton {
  private final Map<String, Paper> papers;
  private final Organs organs;
  private final Clock clock;
  private final RequestMappingHandlerMapping doors;

  PaperDoors(
      List<Paper> papers,
      Organs organs,
      Clock clock,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors) {
    this.papers = papers.stream().collect(Collectors.toMap(Paper::path, Function.identity()));
    this.organs = organs;
    this.clock = clock;
    this.doors = doors;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      for (String path : papers.keySet()) {
        doors.registerMapping(
            RequestMappingInfo.paths(path)
                .methods(RequestMethod.GET)
                .options(doors.getBuilderConfiguration())
                .build(),
            this,
            PaperDoors.class.getDeclaredMethod(
                "draft", HttpServletRequest.class, HttpServletResponse.class));
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  void draft(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Paper paper =
        java.util.Objects.requireNonNull(
            papers.get(
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE).toString()));
    Map<String, String> asked = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> asked.put(name, values[0]));
    String title = paper.title(asked);
    byte[] written =
        paper.write(asked, title, Letterhead.draft(organs.own(), LocalDate.now(clock)));
    Download.document(response, title).write(written);
  }

  /** A paper and what is asked of it. */
  record Asked(Paper paper, String address, Map<String, String> parameters) {
    String title() {
      return paper.title(parameters);
    }
  }

  /** What an address of a paper means; refuses any other. */
  Asked at(String address) {
    UriComponents parts;
    try {
      parts = UriComponentsBuilder.fromUriString(address).build();
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
    Paper paper = parts.getHost() == null ? papers.get(parts.getPath()) : null;
    if (paper == null) {
      throw unknown();
    }
    Map<String, String> asked = new HashMap<>();
    parts
        .getQueryParams()
        .forEach(
            (name, values) -> {
              if (values.get(0) != null) {
                asked.put(name, decoded(values.get(0)));
              }
            });
    return new Asked(paper, address, asked);
  }

  private static String decoded(String value) {
    try {
      return java.net.URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static RuntimeException unknown() {
    return Refusal.invalid(
            "documents.no-document",
            "没有这份公文。请从清单或通报页面点“印发公文”。",
            "there is no such document: open it from its list or bulletin")
        .asException();
  }
}
