package org.shanshui.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.unbescape.html.HtmlEscape;

/** The smallest parts of pages as HTML, for what is written row by row. */
public final class Parts {
  private static final String ICONS = "/assets/icons.svg";

  private Parts() {}

  /** A symbol of {@code icons.svg}, hidden from screen readers. */
  public static String icon(ITemplateContext context, @Nullable String name, String style) {
    return "<svg class=\""
        + style
        + "\" aria-hidden=\"true\"><use href=\""
        + context.buildLink(ICONS, null)
        + "#"
        + escaped(name)
        + "\"></use></svg>";
  }

  /**
   * A light: shape, word and colour.
   *
   * @param given its state, in any case; null is none
   * @param why the sentence that explains it
   * @param word in place of the state's own
   * @param boxed on a coloured ground
   */
  public static String light(
      ITemplateContext context,
      @Nullable Object given,
      @Nullable String why,
      @Nullable String word,
      boolean boxed) {
    String state = given == null ? "none" : escaped(given.toString().toLowerCase(Locale.ROOT));
    return "<span class=\"light "
        + (boxed ? "boxed " : "")
        + state
        + "\""
        + (why == null ? "" : " title=\"" + escaped(why) + "\"")
        + ">"
        + icon(context, "light-" + state, "icon")
        + "<span>"
        + escaped(
            word == null ? context.getMessage(Parts.class, "ui.light." + state, null, true) : word)
        + "</span></span>";
  }

  /**
   * A bar with its value.
   *
   * @param percent null where it is not known
   * @param plan where it should be by now, 0 to 100; null says nothing
   * @param state of the light that colours it
   * @param label for screen readers
   */
  public static String progress(
      @Nullable Number percent, @Nullable Number plan, String state, @Nullable String label) {
    String shown = percent == null ? "—" : percent + "%";
    int width = percent == null ? 0 : Math.max(0, Math.min(percent.intValue(), 100));
    String mark =
        plan == null
            ? ""
            : "<line class=\"plan\" x1=\"%1$s\" x2=\"%1$s\" y1=\"-2\" y2=\"10\"></line>"
                .formatted(plan);
    return "<span class=\"progress "
        + state
        + "\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\""
        + escaped(label)
        + " "
        + shown
        + "\"><rect class=\"track\" width=\"100\" height=\"8\"></rect><rect class=\"fill\" width=\""
        + width
        + "\" height=\"8\"></rect>"
        + mark
        + "</svg><span class=\"value\" aria-hidden=\"true\">"
        + shown
        + "</span></span>";
  }

  /** Text as it may stand in HTML. */
  public static String escaped(@Nullable String text) {
    return HtmlEscape.escapeHtml4Xml(text == null ? "" : text);
  }
}
