package org.shanshui.platform.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.shanshui.platform.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The heads of days that are over, outside the database as well (库外留存): a file that each node adds
 * a line to for each day. Who can cut off the end of the record in the database would have to cut
 * it there too.
 */
@Component
public class HeadsFile {
  private static final Logger log = LoggerFactory.getLogger(HeadsFile.class);
  private static final Actor KEEPER = Actor.house("留存末条指纹");

  private final JdbcClient jdbc;
  private final Path file;

  HeadsFile(JdbcClient jdbc, RecordSettings settings) {
    this.jdbc = jdbc;
    this.file = settings.heads();
  }

  /**
   * A day's head as the file tells it.
   *
   * @param hash of the day's last seal, or of its last entry where entries were chained
   */
  public record Head(LocalDate day, String hash) {}

  /**
   * The heads that are kept in a file, in the order they were added; none if there is no such file.
   *
   * @throws IOException if it cannot be read, or a line is not a day and a hash
   */
  public static List<Head> read(Path file) throws IOException {
    List<Head> heads = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.strip().split(" ");
        try {
          if (words.length != 2 || !words[1].matches("[0-9a-f]{64}")) {
            throw new IOException(unreadable(file, line));
          }
          heads.add(new Head(LocalDate.parse(words[0]), words[1]));
        } catch (DateTimeParseException e) {
          throw new IOException(unreadable(file, line), e);
        }
      }
    }
    return heads;
  }

  private static String unreadable(Path file, String line) {
    return "%s 中有无法识别的行 · a line of it is not a day and a hash: %s"
        .formatted(file, line.length() > 100 ? line.substring(0, 100) + "…" : line);
  }

  @EventListener(ApplicationReadyEvent.class)
  @Scheduled(cron = "0 10 * * * *")
  void keep() {
    try {
      // Who seals at midnight may take a moment longer.
      KEEPER.run(
          () ->
              keepBefore(
                  jdbc.sql(
                          "select ((house_now() - interval '5 minutes') at time zone"
                              + " 'Asia/Shanghai')::date")
                      .query(LocalDate.class)
                      .single()));
    } catch (RuntimeException e) {
      log.error(
          "变更记录的末条指纹未能留存到库外 · the heads of the record of changes could not be kept in {}", file, e);
    }
  }

  /** Adds the heads of the days before this one that the file does not have yet. */
  void keepBefore(LocalDate today) {
    try {
      List<Head> kept = read(file);
      LocalDate last = kept.isEmpty() ? LocalDate.EPOCH : kept.get(kept.size() - 1).day();
      List<Head> more =
          jdbc.sql(
                  """
                  (select distinct on (day) day, hash from audit_entry where transaction is null and day > :last and day < :today
                   order by day, number desc)
                  union all
                  (select distinct on (day) day, hash from audit_seal where day > :last and day < :today order by day, number desc)
                  order by day
                  """)
              .param("last", last)
              .param("today", today)
              .query(
                  (row, number) ->
                      new Head(row.getObject("day", LocalDate.class), row.getString("hash")))
              .list();
      if (!more.isEmpty()) {
        append(more);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void append(List<Head> heads) throws IOException {
    StringBuilder lines = new StringBuilder();
    heads.forEach(head -> lines.append(head.day()).append(' ').append(head.hash()).append('\n'));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
