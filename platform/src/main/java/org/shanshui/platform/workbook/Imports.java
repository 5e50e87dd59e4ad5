package org.shanshui.platform.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.files.FileName;
import org.shanshui.platform.files.Scanner;
import org.shanshui.platform.files.Store;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.secrecy.Secrecy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Workbooks that were read: good rows wait for their uploader to confirm them, what is wrong with
 * the others is kept by cell. They are the uploader's own.
 */
@Service
public class Imports {
  /** Faults that are kept; those beyond are only counted. */
  private static final int MOST_FAULTS = 5000;

  /** What people fill in may be about people: it is sealed whole, whatever the form. */
  static final SealedColumn ROWS = SealedColumn.of("import_part", "rows");

  static final SealedColumn FAULTS = SealedColumn.of("import_part", "faults");

  private final JdbcClient jdbc;
  private final Secrecy secrecy;
  private final JsonMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final Scanner scanner;

  Imports(
      JdbcClient jdbc,
      Secrecy secrecy,
      JsonMapper json,
      Clock clock,
      ApplicationEventPublisher events,
      Scanner scanner) {
    this.jdbc = jdbc;
    this.secrecy = secrecy;
    this.json = json;
    this.clock = clock;
    this.events = events;
    this.scanner = scanner;
  }

  /** How far it is. */
  public enum State {
    /** Nothing is kept yet. */
    WAITING,
    /** Confirmed; its rows are being kept. */
    RUNNING,
    DONE,
    DISCARDED
  }

  /**
   * A workbook that was read.
   *
   * @param form path of it
   * @param given what the form was opened for, as JSON
   * @param good rows that can be kept
   * @param bad rows with errors
   * @param same rows that say nothing new
   * @param changes how many of the good rows change what there is
   * @param kept good rows that are kept by now
   * @param refused good rows that could not be, when it came to it
   */
  public record Import(
      long id,
      String form,
      String given,
      String fileName,
      State state,
      int good,
      int bad,
      int same,
      int changes,
      int kept,
      int refused) {
    /** Rows that said something. */
    public int rows() {
      return good + bad + same;
    }

    public int settled() {
      return kept + refused;
    }
  }

  /**
   * A good row.
   *
   * @param said what was read of it, by column
   * @param outcome why it could not be kept; null for no reason so far
   */
  public record Item(
      int row, String code, boolean isChange, List<String> said, @Nullable Refusal outcome) {}

  /** A good row as it is kept. */
  record Stored(int row, String code, @Nullable Known known, List<String> said, JsonNode draft) {}

  /** Reads a workbook; nothing is kept of it yet but that it was read. */
  @Transactional
  public <D> long read(Form<D> form, Given given, String fileName, Path file) throws IOException {
    Sitting<D> sitting = form.open(given);
    Actor actor = Actor.current();
    byte[] bytes = Files.readAllBytes(file);
    scanner.look(bytes);
    String sha256 = Store.sha256(bytes);
    String shown = FileName.of(Cells.plain(fileName));
    long id =
        jdbc.sql(
                """
                insert into import_file (form, given, file_name, sha256, person_id, read_at, region_path, unit_ids)
                values (?, cast(? as jsonb), ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                form.path(),
                json.writeValueAsString(given.values()),
                shown,
                sha256,
                actor.person(),
                OffsetDateTime.now(clock),
                actor.region(),
                actor.unitId() == null ? new Long[0] : new Long[] {actor.unitId()})
            .query(Long.class)
            .single();
    Keeping<D> keeping = new Keeping<>(id);
    Reading.read(file, form, sitting, keeping);
    keeping.finish();
    return id;
  }

  /** Keeps what is read, some hundred rows a part. */
  private final class Keeping<D> implements Reading.Sink<D> {
    private final long id;
    private final List<Stored> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int number;
    private int kept;
    private int good;
    private int bad;
    private int same;
    private int changes;

    Keeping(long id) {
      this.id = id;
    }

    @Override
    public void good(Entry<D> entry, String code, List<String> said) {
      good++;
      changes += entry.known() == null ? 0 : 1;
      rows.add(
          new Stored(entry.number(), code, entry.known(), said, json.valueToTree(entry.draft())));
      if (rows.size() >= Reading.PART) {
        flush();
      }
    }

    @Override
    public void same() {
      same++;
    }

    @Override
    public void bad() {
      bad++;
    }

    @Override
    public void fault(Fault fault) {
      if (kept++ < MOST_FAULTS) {
        faults.add(fault);
      }
    }

    private void flush() {
      if (rows.isEmpty() && faults.isEmpty()) {
        return;
      }
      jdbc.sql(
              "insert into import_part (import_id, number, good, rows, faults) values (?, ?, ?, ?, ?)")
          .params(
              id,
              ++number,
              rows.size(),
              secrecy.seal(ROWS, json.writeValueAsString(rows)),
              secrecy.seal(FAULTS, json.writeValueAsString(faults)))
          .update();
      rows.clear();
      faults.clear();
    }

    void finish() {
      flush();
      jdbc.sql("update import_file set good = ?, bad = ?, same = ?, changes = ? where id = ?")
          .params(good, bad, same, changes, id)
          .update();
    }
  }

  /** An import of the current actor's own; refuses if there is none, or it is another form's. */
  public Import get(Form<?> form, long id) {
    return find(id)
        .filter(found -> found.form().equals(form.path()))
        .orElseThrow(
            () ->
                Refusal.missing(
                        "workbook.no-upload", "没有这次上传，或不是您上传的。", "there is no such upload of yours")
                    .asException());
  }

  java.util.Optional<Import> find(long id) {
    return jdbc.sql(
            """
            select id, form, given, file_name, state, good, bad, same, changes, kept, refused from import_file
            where id = ? and person_id = ?
            """)
        .params(id, Actor.current().person())
        .query(RecordRows.of(Import.class))
        .optional();
  }

  Given given(Import read) {
    return new Given(json.readValue(read.given(), new TypeReference<Map<String, String>>() {}));
  }

  /**
   * Good rows in their order.
   *
   * @param after how many are passed over
   */
  List<Item> items(long id, int after, int most) {
    record Part(String rows, String outcomes) {}
    List<Item> items = new ArrayList<>();
    int first = after / Reading.PART;
    for (Part part :
        jdbc.sql(
                """
                select rows, outcomes from import_part
                where import_id = ? and good > 0 order by number offset ? limit ?
                """)
            .params(id, first, most / Reading.PART + 2)
            .query(RecordRows.of(Part.class))
            .list()) {
      Map<String, @Nullable Refusal> outcomes = outcomes(part.outcomes());
      for (Stored row : stored(part.rows())) {
        items.add(
            new Item(
                row.row(),
                row.code(),
                row.known() != null,
                row.said(),
                outcomes.get(String.valueOf(row.row()))));
      }
    }
    int from = Math.min(items.size(), after - first * Reading.PART);
    return items.subList(from, Math.min(items.size(), from + most));
  }

  /**
   * The good rows of a part.
   *
   * @param rows as they are kept
   */
  List<Stored> stored(String rows) {
    return json.readValue(secrecy.open(ROWS, rows), new TypeReference<List<Stored>>() {});
  }

  /** Why rows could not be kept, by their number; null for those that are. */
  Map<String, @Nullable Refusal> outcomes(String outcomes) {
    return json.readValue(outcomes, new TypeReference<LinkedHashMap<String, Refusal>>() {});
  }

  /** What is wrong, errors first, in the order of the rows. */
  List<Fault> faults(long id, int most) {
    List<Fault> all = new ArrayList<>();
    for (String part :
        jdbc.sql("select faults from import_part where import_id = ? order by number")
            .param(id)
            .query(String.class)
            .list()) {
      all.addAll(json.readValue(secrecy.open(FAULTS, part), new TypeReference<List<Fault>>() {}));
    }
    all.sort(
        Comparator.comparing(Fault::severity).thenComparing(f -> f.row() == null ? 0 : f.row()));
    return all.size() > most ? all.subList(0, most) : all;
  }

  /** Has the good rows kept, in the background and in the name of who confirms. */
  @Transactional
  public void confirm(Form<?> form, long id) {
    Import read = get(form, id);
    form.open(given(read));
    if (read.good() == 0) {
      throw Refusal.conflict("workbook.no-good-row", "没有可以写入的行。", "there is no row to be kept")
          .asException();
    }
    settle(id, State.RUNNING);
    events.publishEvent(new ImportConfirmed(id, Actor.current()));
  }

  @Transactional
  public void discard(Form<?> form, long id) {
    form.open(given(get(form, id)));
    settle(id, State.DISCARDED);
  }

  private void settle(long id, State state) {
    int settled =
        jdbc.sql("update import_file set state = ? where id = ? and state = 'WAITING'")
            .params(state.name(), id)
            .update();
    if (settled == 0) {
      throw Refusal.conflict(
              "workbook.upload-settled", "这次上传已确认或放弃，不能重复操作。", "this upload is settled already")
          .asException();
    }
  }

  static Map<String, Form<?>> byPath(List<Form<?>> forms) {
    return forms.stream().collect(Collectors.toMap(Form::path, Function.identity()));
  }
}
