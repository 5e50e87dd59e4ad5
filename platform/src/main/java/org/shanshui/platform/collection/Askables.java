package org.shanshui.platform.collection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.springframework.stereotype.Service;

/** All that rounds can ask about. */
@Service
class Askables {
  private final List<Askable> all;

  Askables(List<Askable> all) {
    this.all = List.copyOf(all);
  }

  Askable get(String key) {
    return all.stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                        "collection.no-subject-type",
                        "没有“" + key + "”这类填报对象，可用：" + String.join("、", keys()) + "。",
                        "there is nothing called " + key + " to ask about; there are " + keys())
                    .asException());
  }

  private List<String> keys() {
    return all.stream().map(Askable::key).toList();
  }

  /** The first is meant where none is named: addresses and programs are older than the others. */
  private Askable first() {
    return all.stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No module has anything to ask about"));
  }

  /**
   * What is meant.
   *
   * @param source null for the first
   */
  About about(@Nullable String source, @Nullable Long part) {
    return new About(source == null || source.isBlank() ? first().key() : source, part);
  }

  /**
   * What a page calls it: {@code 12} of the first, {@code WELLS.12} or {@code WELLS} of another.
   */
  String text(About about) {
    String part = about.part() == null ? "" : String.valueOf(about.part());
    if (about.source().equals(first().key())) {
      return part;
    }
    return about.source() + (part.isEmpty() ? "" : "." + part);
  }

  /** What {@link #text} wrote. */
  About about(@Nullable String text) {
    String given = text == null ? "" : text.strip();
    if (!given.matches("(?:[A-Z_]{1,60})?\\.?\\d{0,18}")) {
      throw Refusal.invalid(
              "collection.no-subject",
              "没有“" + given + "”这个填报对象。",
              "there is no " + given + " to ask about")
          .asException();
    }
    String source = given.replaceAll("[.\\d]", "");
    String part = given.replaceAll("\\D", "");
    return about(source, part.isEmpty() ? null : Long.valueOf(part));
  }

  /** What is known of the metrics of these subjects beside what was reported of them. */
  Map<Subject, Course> courses(Collection<Subject> subjects) {
    Map<Subject, Course> courses = new HashMap<>();
    all.forEach(one -> courses.putAll(one.courses(subjects)));
    return courses;
  }

  /** All that a planner may choose from, by what the page calls it. */
  Map<String, Words> choices(String regionPath) {
    Map<String, Words> choices = new LinkedHashMap<>();
    for (Askable one : all) {
      choices.put(text(new About(one.key(), null)), one.whole());
      one.parts(regionPath)
          .forEach(
              (part, title) ->
                  choices.put(text(new About(one.key(), part)), new Words(title, title)));
    }
    return choices;
  }

  /** What these are called; what is out of sight is left out. */
  Map<About, Words> titles(Collection<About> abouts) {
    Map<About, Words> titles = new HashMap<>();
    abouts.stream()
        .filter(about -> about.part() == null)
        .forEach(about -> titles.put(about, get(about.source()).whole()));
    abouts.stream()
        .filter(about -> about.part() != null)
        .collect(groupingBy(About::source, mapping(About::part, toSet())))
        .forEach(
            (source, parts) ->
                get(source)
                    .titles(parts)
                    .forEach(
                        (part, title) ->
                            titles.put(new About(source, part), new Words(title, title))));
    return titles;
  }
}
