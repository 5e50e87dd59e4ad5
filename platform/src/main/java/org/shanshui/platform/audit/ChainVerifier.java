package org.shanshui.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the record of changes is as it was written: numbers without gaps, each entry with the
 * hash of the one before, and its own hash that of its content. Computes everything anew, trusting
 * nothing that the database says of it.
 */
public final class ChainVerifier {
  private static final String ENTRIES =
      """
      select day, number, (extract(epoch from at) * 1000000)::bigint::text, coalesce(actor_id::text, ''), actor, address,
        table_name, row_key, region_path, operation, coalesce(before::text, ''), coalesce(after::text, ''), previous_hash, hash
      from audit_entry order by day, number
      """;

  private static final int CONTENT_FROM = 3;
  private static final int CONTENT_TO = 12;
  private static final int PREVIOUS_HASH = 13;
  private static final int HASH = 14;
  private static final String SEPARATOR = "\u001f";

  private ChainVerifier() {}

  /** What the proof came to. */
  public sealed interface Finding {
    /**
     * All is as it was written.
     *
     * @param head hash of the last entry; who keeps it elsewhere can prove later that none was cut
     *     off
     * @param foundKnown whether the hash asked for stands in the chain; true if none was asked for
     */
    record Whole(long entries, String head, boolean foundKnown) implements Finding {}

    /** The first entry that is not as it was written. */
    record Broken(LocalDate day, long number, Break what) implements Finding {}
  }

  /** How an entry breaks the chain. */
  public enum Break {
    /** Entries before it are missing, or it was put in. */
    GAP("编号不连续", "numbers are not consecutive"),
    /** It does not carry on from the entry before. */
    LINK("与前一条不衔接", "it does not follow from the entry before"),
    /** Its content is not what was written. */
    CONTENT("内容已被改动", "its content was changed");

    private final String chinese;
    private final String english;

    Break(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    public String chinese() {
      return chinese;
    }

    public String english() {
      return english;
    }
  }

  /**
   * Walks the whole chain.
   *
   * @param known hash of an entry noted earlier, which must still be there; null for none
   */
  public static Finding verify(Connection connection, @Nullable String known) throws SQLException {
    connection.setAutoCommit(false);
    long entries = 0;
    String previous = "";
    LocalDate day = null;
    long number = 0;
    boolean found = known == null;
    MessageDigest sha256 = sha256();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(1000);
      try (ResultSet row = statement.executeQuery(ENTRIES)) {
        while (row.next()) {
          LocalDate itsDay = row.getObject(1, LocalDate.class);
          long itsNumber = row.getLong(2);
          long expected = itsDay.equals(day) ? number + 1 : 1;
          if (itsNumber != expected) {
            return new Finding.Broken(itsDay, itsNumber, Break.GAP);
          }
          if (!row.getString(PREVIOUS_HASH).equals(previous)) {
            return new Finding.Broken(itsDay, itsNumber, Break.LINK);
          }
          String hash = HexFormat.of().formatHex(sha256.digest(content(row, itsDay, itsNumber)));
          if (!hash.equals(row.getString(HASH))) {
            return new Finding.Broken(itsDay, itsNumber, Break.CONTENT);
          }
          found |= hash.equals(known);
          previous = hash;
          day = itsDay;
          number = itsNumber;
          entries++;
        }
      }
    }
    return new Finding.Whole(entries, previous, found);
  }

  private static byte[] content(ResultSet row, LocalDate day, long number) throws SQLException {
    StringBuilder text = new StringBuilder();
    text.append(day).append(SEPARATOR).append(number);
    for (int column = CONTENT_FROM; column <= CONTENT_TO; column++) {
      text.append(SEPARATOR).append(row.getString(column));
    }
    text.append(SEPARATOR).append(row.getString(PREVIOUS_HASH));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
