package org.shanshui.platform.directory;

import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of names that no unit has (待确认单位). */
@Configuration(proxyBeanMethods = false)
class QuestionList {
  private static final String OPEN = "q.unit_id is null and not q.dismissed";

  @Bean
  static Listing<Questions.Question> questionListing(Units units) {
    return Listing.of(
            "/directory/questions",
            "directory",
            "directory.questions",
            Rows.of(Questions.COLUMNS, Questions.FROM, Questions.Question.class),
            columns(),
            List.of(
                new Filter.Words(
                    "q",
                    "directory.question.name",
                    words -> Condition.of("strpos(q.name, :words) > 0", "words", words))),
            Order.by(new Order.Key<>("q.id", Long.class, Questions.Question::id)))
        .seen(
            new Listing.Views<>(
                "answered",
                () -> "false",
                List.of(
                    new Listing.View<>(
                        "false", "directory.questions.open", ask -> Condition.of(OPEN), null, true),
                    new Listing.View<>(
                        "true",
                        "directory.questions.answered",
                        ask -> Condition.of("not (" + OPEN + ")"),
                        null,
                        false))))
        .readBy(Questions.ANSWER)
        .framed("directory/questions", ask -> around(units));
  }

  private static Map<String, ?> around(Units units) {
    return Map.of(
        "units", units.within(Actor.current().region()).stream().filter(Unit::active).toList());
  }

  private static List<Column<Questions.Question>> columns() {
    return List.of(
        Column.naming("directory.question.name", 30, question -> Cell.of(question.name())),
        Column.text("directory.place", 16, Questions.Question::region),
        Column.text("directory.question.seen", 40, Questions.Question::seenIn),
        Column.text(
            "directory.question.answer",
            30,
            question ->
                question.dismissed()
                    ? Message.of("directory.question.dismissed")
                    : question.unit()));
  }
}
