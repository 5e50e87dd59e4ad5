package org.shanshui.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A form that was refused is answered with its own page as it stands now, what was typed in its
 * fields and each reason beside the field that it is about ({@link FilledForm}). No controller and
 * no template does anything for that: the page is the one that the form was sent from.
 */
@Component
class FormPage {
  /** Which page a form stands on that was shown again, for its address is then the form's. */
  static final String PAGE = "_page";

  private static final Logger log = LoggerFactory.getLogger(FormPage.class);
  private static final String REFUSALS = FormPage.class.getName() + ".REFUSALS";

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private final ObjectProvider<RequestMappingHandlerAdapter> adapters;
  private final ObjectProvider<ViewResolver> views;
  private final MessageSource messages;

  FormPage(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings,
      @Qualifier("requestMappingHandlerAdapter")
          ObjectProvider<RequestMappingHandlerAdapter> adapters,
      @Qualifier("viewResolver") ObjectProvider<ViewResolver> views,
      MessageSource messages) {
    this.mappings = mappings;
    this.adapters = adapters;
    this.views = views;
    this.messages = messages;
  }

  /** Why the form of this request is refused. */
  static void note(HttpServletRequest request, List<Refusal> refusals) {
    request.setAttribute(REFUSALS, refusals);
  }

  /**
   * Writes the page in place of what the answer holds, where there is one; the status stays.
   *
   * @param response whose content has not gone out yet
   * @return whether it did
   */
  @SuppressWarnings("unchecked")
  boolean showAgain(HttpServletRequest posted, HttpServletResponse response) throws IOException {
    List<Refusal> refusals = (List<Refusal>) posted.getAttribute(REFUSALS);
    Optional<URI> address = refusals == null ? Optional.empty() : address(posted);
    if (refusals == null || address.isEmpty()) {
      return false;
    }
    int status = response.getStatus();
    Asked asked = new Asked(posted, address.get());
    Optional<String> page = page(asked, response);
    if (page.isEmpty()) {
      return false;
    }
    Locale locale = RequestContextUtils.getLocale(posted);
    FilledForm form =
        new FilledForm(
            page.get(),
            posted.getRequestURI(),
            posted.getParameterMap(),
            Objects.toString(address.get()),
            (key, arguments) ->
                Objects.requireNonNull(messages.getMessage(key, arguments, key, locale)),
            locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(form.refused(refusals).getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /** Path and query of the page that the form was sent from. */
  private static Optional<URI> address(HttpServletRequest posted) {
    String told = posted.getParameter(PAGE);
    String from = told == null ? posted.getHeader("Referer") : told;
    if (from == null) {
      return Optional.empty();
    }
    try {
      URI page = URI.create(from);
      String path = page.getRawPath();
      return path == null || !path.startsWith("/") || path.startsWith("//")
          ? Optional.empty()
          : Optional.of(
              URI.create(page.getRawQuery() == null ? path : path + "?" + page.getRawQuery()));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** The page as the same person would get it now; empty where there is none any more. */
  private Optional<String> page(Asked asked, HttpServletResponse response) {
    LocaleContext before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(RequestContextUtils.getLocale(asked));
    try {
      ServletRequestPathUtils.parseAndCache(asked);
      HandlerExecutionChain handler = mappings.getObject().getHandler(asked);
      if (handler == null || !(handler.getHandler() instanceof HandlerMethod method)) {
        return Optional.empty();
      }
      Written written = new Written(response);
      ModelAndView page = adapters.getObject().handle(asked, written, method);
      if (page == null || page.getViewName() == null || page.getViewName().contains(":")) {
        return Optional.empty(); // It leads elsewhere, or is no page.
      }
      View view =
          views.getObject().resolveViewName(page.getViewName(), LocaleContextHolder.getLocale());
      if (view == null) {
        return Optional.empty();
      }
      view.render(page.getModel(), asked, written);
      return Optional.of(written.text());
    } catch (Exception gone) {
      // What the form was about may be gone or out of sight meanwhile: the refusal is told alone.
      log.debug("No page to show a refused form on: {}", asked.getRequestURI(), gone);
      return Optional.empty();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /** Asks for a page in the course of another request, of which it changes nothing. */
  private static final class Asked extends HttpServletRequestWrapper {
    private final URI address;
    private final Map<String, String[]> parameters = new HashMap<>();
    private final Map<String, Optional<Object>> attributes = new HashMap<>();

    Asked(HttpServletRequest posted, URI address) {
      super(posted);
      this.address = address;
      UriComponentsBuilder.fromUri(address)
          .build()
          .getQueryParams()
          .forEach(
              (name, values) ->
                  parameters.put(
                      decoded(name), values.stream().map(Asked::decoded).toArray(String[]::new)));
    }

    private static String decoded(@Nullable String part) {
      return part == null ? "" : URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getRequestURI() {
      return address.getRawPath();
    }

    @Override
    public String getServletPath() {
      return address.getPath().substring(getContextPath().length());
    }

    @Override
    public @Nullable String getQueryString() {
      return address.getRawQuery();
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return parameters.get(name);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      Optional<Object> own = attributes.get(name);
      return own == null ? super.getAttribute(name) : own.orElse(null);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
      attributes.put(name, Optional.ofNullable(value));
    }

    @Override
    public void removeAttribute(String name) {
      attributes.put(name, Optional.empty());
    }

    @Override
    public Enumeration<String> getAttributeNames() {
      List<String> names = new ArrayList<>(Collections.list(super.getAttributeNames()));
      names.addAll(attributes.keySet());
      names.removeIf(name -> getAttribute(name) == null);
      return Collections.enumeration(names.stream().distinct().toList());
    }
  }

  /** Takes a page in as text. */
  private static final class Written extends HttpServletResponseWrapper {
    private final StringWriter text = new StringWriter();
    private final PrintWriter writer = new PrintWriter(text);

    Written(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    @Override
    public void sendRedirect(String location) {
      throw new IllegalStateException("The page leads elsewhere: " + location);
    }

    @Override
    public void sendError(int status) {
      throw new IllegalStateException("There is no page: " + status);
    }

    @Override
    public void sendError(int status, String message) {
      sendError(status);
    }

    @Override
    public void setStatus(int status) {
      // The refusal's stands.
    }

    @Override
    public void flushBuffer() {
      // Nothing goes out yet.
    }

    String text() {
      writer.flush();
      return text.toString();
    }
  }
}
