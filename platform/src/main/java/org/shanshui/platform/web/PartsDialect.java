package org.shanshui.platform.web;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * The smallest parts of pages, which stand in every row of every list: written out at once, where a
 * fragment asks a dozen expressions. An attribute with a brace in it is an expression, any other is
 * meant as it stands.
 *
 * <ul>
 *   <li>{@code <ui:icon name="bell" small/>}: a symbol of {@code icons.svg}, hidden from screen
 *       readers
 *   <li>{@code <ui:light state="${task.light}" why="${reason}" word="${due}" boxed/>}: shape, word
 *       and colour. State: completed on_schedule behind overdue · met on_track at_risk missed ·
 *       none (text or enum, in any case); why: the sentence that explains it; word: in place of the
 *       state's own; boxed: on a coloured ground, for heads of pages
 *   <li>{@code <ui:progress percent="${p}" plan="${q}" state="${light}" label="#{…}"/>}: a bar with
 *       its value; plan: where it should be by now (0–100); label: for screen readers
 *   <li>{@code <ui:options of="${map}" chosen="${value}"/>}: the options of a select, words by
 *       value
 * </ul>
 */
@Component
final class PartsDialect extends AbstractProcessorDialect {
  /** After Thymeleaf's own, so that conditions and loops on the same element have been heard. */
  private static final int LAST = 10_000;

  PartsDialect() {
    super("Parts of pages", "ui", LAST);
  }

  @Override
  public Set<IProcessor> getProcessors(String prefix) {
    return Set.of(
        new Part(prefix, "icon", PartsDialect::icon),
        new Part(prefix, "light", PartsDialect::light),
        new Part(prefix, "progress", PartsDialect::progress),
        new Part(prefix, "options", PartsDialect::options));
  }

  /** An element that is replaced by what a function writes of its attributes. */
  private static final class Part extends AbstractElementTagProcessor {
    private final BiFunction<ITemplateContext, IProcessableElementTag, String> writes;

    Part(
        String prefix,
        String name,
        BiFunction<ITemplateContext, IProcessableElementTag, String> writes) {
      super(TemplateMode.HTML, prefix, name, true, null, false, LAST);
      this.writes = writes;
    }

    @Override
    protected void doProcess(
        ITemplateContext context,
        IProcessableElementTag tag,
        IElementTagStructureHandler structure) {
      structure.replaceWith(writes.apply(context, tag), false);
    }
  }

  private static String icon(ITemplateContext context, IProcessableElementTag tag) {
    return Parts.icon(
        context, text(context, tag, "name"), tag.hasAttribute("small") ? "icon s" : "icon");
  }

  private static String light(ITemplateContext context, IProcessableElementTag tag) {
    return Parts.light(
        context,
        text(context, tag, "state"),
        text(context, tag, "why"),
        text(context, tag, "word"),
        tag.hasAttribute("boxed"));
  }

  private static String progress(ITemplateContext context, IProcessableElementTag tag) {
    return Parts.progress(
        (Number) value(context, tag, "percent"),
        (Number) value(context, tag, "plan"),
        state(context, tag, ""),
        text(context, tag, "label"));
  }

  private static String options(ITemplateContext context, IProcessableElementTag tag) {
    String chosen = text(context, tag, "chosen");
    StringBuilder written = new StringBuilder();
    Map<?, ?> words = (Map<?, ?>) value(context, tag, "of");
    if (words != null) {
      words.forEach(
          (value, word) ->
              written
                  .append("<option value=\"")
                  .append(Parts.escaped(Objects.toString(value, "")))
                  .append(Objects.toString(value).equals(chosen) ? "\" selected>" : "\">")
                  .append(Parts.escaped(Objects.toString(word, "")))
                  .append("</option>"));
    }
    return written.toString();
  }

  private static String state(ITemplateContext context, IProcessableElementTag tag, String none) {
    String state = text(context, tag, "state");
    return state == null ? none : Parts.escaped(state.toLowerCase(Locale.ROOT));
  }

  private static @Nullable String text(
      ITemplateContext context, IProcessableElementTag tag, String attribute) {
    return Objects.toString(value(context, tag, attribute), null);
  }

  private static @Nullable Object value(
      ITemplateContext context, IProcessableElementTag tag, String attribute) {
    String given = tag.getAttributeValue(attribute);
    return given == null || given.indexOf('{') < 0
        ? given
        : StandardExpressions.getExpressionParser(context.getConfiguration())
            .parseExpression(context, given)
            .execute(context);
  }
}
