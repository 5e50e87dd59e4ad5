package org.shanshui.platform.audit;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the record of changes is as it was written: what earlier versions chained entry by
 * entry, then the seals, each carrying on from the one before and taking exactly the entries that
 * it took when it was made, with the content that they had. Computes everything anew, trusting
 * nothing that the database says of it.
 */
public final class ChainVerifier {
  private static final String CONTENT =
      """
      e.day, e.number, (extract(epoch from e.at) * 1000000)::bigint::text, coalesce(e.actor_id::text, ''), e.actor, e.address,
      e.table_name, e.row_key, e.region_path, e.operation, coalesce(e.before::text, ''), coalesce(e.after::text, ''),
      coalesce(e.transaction::text, e.previous_hash) as tie, e.hash
      """;

  private static final String CHAINED =
      "select " + CONTENT + " from audit_entry e where e.transaction is null";

  private static final String SEALED =
      "select "
          + CONTENT
          + """
          , s.number as seal, s.day as seal_day, (extract(epoch from s.at) * 1000000)::bigint::text as seal_at, s.since::text, s.until::text,
            s.entries::text as entries, s.numbers::text as numbers, s.frontier::text, s.above::text, s.previous_hash as seal_previous,
            s.hash as seal_hash
          from audit_seal s left join lateral (
            select * from audit_entry e where e.transaction >= s.since and e.transaction < s.until and e.number <@ s.numbers
            order by e.number) e on true
          """;

  /** What no seal has taken; of it, what a seal should have taken has been put in. */
  private static final String UNSEALED =
      """
      with last as (select frontier, above from audit_seal order by number desc limit 1)
      select count(*) filter (where not lost), min(at) filter (where not lost), count(*) filter (where lost),
        min(day) filter (where lost), min(number) filter (where lost)
      from (select e.*, coalesce(e.transaction < last.frontier or e.number <= last.above, false) as lost
        from audit_entry e left join last on true where e.transaction is not null
          and (%s)) e
      """;

  private static final String AFTER_THE_FRONTIER =
      """
      e.transaction >= coalesce((select frontier from last), '0') and not exists (
        select from audit_seal s where s.since = e.transaction and e.number <@ s.numbers)
      """;

  private static final String IN_NO_SEAL =
      "not e.number <@ coalesce((select range_agg(numbers) from audit_seal), '{}'::int8multirange)";

  private static final int CONTENT_FROM = 3;
  private static final int CONTENT_TO = 13;
  private static final String SEPARATOR = "\u001f";
  private static final int FETCHED = 1000;

  private final Connection connection;
  private final MessageDigest sha256 = sha256();
  private final MessageDigest seal = sha256();

  /** Hashes that must stand in the chain and were not met yet. */
  private final Set<String> awaited = new HashSet<>();

  private String previous = "";
  private long entries;

  private ChainVerifier(Connection connection) {
    this.connection = connection;
  }

  /** What the proof came to. */
  public sealed interface Finding {
    /**
     * All is as it was written.
     *
     * @param entries that are proved
     * @param head hash of the last seal; who keeps it elsewhere can prove later that none was cut
     *     off
     * @param missing hashes that were noted and do not stand in the chain
     * @param unsealed entries that no seal has taken yet, the latest
     * @param oldest when the first of those was written; null if there is none
     */
    record Whole(
        long entries,
        String head,
        Set<String> missing,
        long unsealed,
        @Nullable OffsetDateTime oldest)
        implements Finding {}

    /**
     * The first place that is not as it was written.
     *
     * @param number of the entry or seal
     */
    record Broken(LocalDate day, long number, Break what) implements Finding {}
  }

  /** How something breaks the chain. */
  public enum Break {
    /** Entries before it are missing, or it was put in. */
    GAP("第 %d 条：编号不连续", "entry %d: numbers are not consecutive"),
    /** It does not carry on from the entry before. */
    LINK("第 %d 条：与前一条不衔接", "entry %d: it does not follow from the entry before"),
    /** Its content is not what was written. */
    CONTENT("第 %d 条：内容已被改动", "entry %d: its content was changed"),
    /** A seal took it, and it is not there any more. */
    MISSING("第 %d 条：已封存而不存在", "entry %d: it was sealed and is missing"),
    /** Its seal was made, and did not take it. */
    PUT_IN("第 %d 条：封存后插入", "entry %d: it was put in after its seal was made"),
    /** Seals before this one are missing, or it was put in. */
    SEAL_GAP("第 %d 次封存：编号不连续", "seal %d: numbers are not consecutive"),
    /** It does not carry on from the seal before. */
    SEAL_LINK("第 %d 次封存：与前一次不衔接", "seal %d: it does not follow from the seal before"),
    /** It is not what was made of its entries. */
    SEAL_CONTENT("第 %d 次封存：与其条目不符", "seal %d: it is not that of its entries");

    private final String chinese;
    private final String english;

    Break(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    public String chinese(long number) {
      return chinese.formatted(number);
    }

    public String english(long number) {
      return english.formatted(number);
    }
  }

  /** Ends the walk at the first break. */
  private static final class Found extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final transient Finding.Broken broken;

    Found(LocalDate day, long number, Break what) {
      super(null, null, false, false);
      broken = new Finding.Broken(day, number, what);
    }
  }

  /**
   * Walks the whole chain.
   *
   * @param known hashes noted earlier, which must still be there
   */
  public static Finding verify(Connection connection, Collection<String> known)
      throws SQLException {
    ChainVerifier verifier = new ChainVerifier(connection);
    verifier.awaited.addAll(known);
    boolean single = connection.getAutoCommit();
    try {
      connection.setAutoCommit(false);
      verifier.chained(null);
      verifier.sealed(null);
      return verifier.unsealed(known, true);
    } catch (Found e) {
      return e.broken;
    } finally {
      connection.setAutoCommit(single);
    }
  }

  /** Walks the entries chained and the seals made on a day, from where the day before ended. */
  static Finding verify(Connection connection, LocalDate day) throws SQLException {
    ChainVerifier verifier = new ChainVerifier(connection);
    boolean single = connection.getAutoCommit();
    try {
      connection.setAutoCommit(false);
      verifier.chained(day);
      verifier.sealed(day);
      return verifier.unsealed(Set.of(), false);
    } catch (Found e) {
      return e.broken;
    } finally {
      connection.setAutoCommit(single);
    }
  }

  /** The entries of earlier versions, each with the hash of the one before. */
  private void chained(@Nullable LocalDate only) throws SQLException, Found {
    if (only != null) {
      previous =
          hash(
              "select hash from audit_entry where transaction is null and day < ? order by day desc, number desc limit 1",
              only);
    }
    LocalDate day = null;
    long number = 0;
    try (PreparedStatement asked =
            connection.prepareStatement(
                CHAINED + (only == null ? "" : " and e.day = ?") + " order by e.day, e.number");
        ResultSet row = result(asked, only)) {
      while (row.next()) {
        LocalDate itsDay = row.getObject("day", LocalDate.class);
        long itsNumber = row.getLong("number");
        if (itsNumber != (itsDay.equals(day) ? number + 1 : 1)) {
          throw new Found(itsDay, itsNumber, Break.GAP);
        }
        if (!previous.equals(row.getString("tie"))) {
          throw new Found(itsDay, itsNumber, Break.LINK);
        }
        previous = HexFormat.of().formatHex(content(row));
        awaited.remove(previous);
        day = itsDay;
        number = itsNumber;
        entries++;
      }
    }
  }

  /** The seals, each with the entries that it took. */
  private void sealed(@Nullable LocalDate only) throws SQLException, Found {
    long before = 0;
    if (only != null) {
      String last =
          hash(
              "select number || ' ' || hash from audit_seal where day < ? order by number desc limit 1",
              only);
      if (!last.isEmpty()) {
        before = Long.parseLong(last.substring(0, last.indexOf(' ')));
        previous = last.substring(last.indexOf(' ') + 1);
      }
    }
    try (PreparedStatement asked =
            connection.prepareStatement(
                SEALED
                    + (only == null ? "" : " where s.day = ?")
                    + " order by s.number, e.number");
        ResultSet row = result(asked, only)) {
      boolean more = row.next();
      while (more) {
        more = sealed(row, ++before);
      }
    }
  }

  /** One seal, from the first of its rows on; whether there is another after it. */
  private boolean sealed(ResultSet row, long number) throws SQLException, Found {
    LocalDate day = row.getObject("seal_day", LocalDate.class);
    long itsNumber = row.getLong("seal");
    if (itsNumber != number) {
      throw new Found(day, itsNumber, Break.SEAL_GAP);
    }
    if (!row.getString("seal_previous").equals(previous)) {
      throw new Found(day, number, Break.SEAL_LINK);
    }
    String made = row.getString("seal_hash");
    seal.update(text(row).getBytes(StandardCharsets.UTF_8));
    Numbers taken = new Numbers(row.getString("numbers"));
    if (!taken.hasNext()) {
      throw new Found(day, number, Break.SEAL_CONTENT);
    }
    long count = Long.parseLong(row.getString("entries"));
    boolean more = true;
    while (more && row.getLong("seal") == number) {
      long entry = row.getLong("number");
      if (row.wasNull()) {
        entry = Long.MAX_VALUE;
      }
      long expected = taken.next();
      if (entry > expected) {
        throw new Found(day, expected, Break.MISSING);
      }
      if (entry < expected) {
        throw new Found(row.getObject("day", LocalDate.class), entry, Break.PUT_IN);
      }
      seal.update(content(row));
      entries++;
      count--;
      more = row.next();
    }
    if (taken.hasNext()) {
      throw new Found(day, taken.next(), Break.MISSING);
    }
    String hash = HexFormat.of().formatHex(seal.digest());
    if (count != 0 || !hash.equals(made)) {
      throw new Found(day, number, Break.SEAL_CONTENT);
    }
    awaited.remove(hash);
    previous = hash;
    return more;
  }

  /** What is left, once all that is sealed is proved. */
  private Finding unsealed(Collection<String> known, boolean all) throws SQLException, Found {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(UNSEALED.formatted(all ? IN_NO_SEAL : AFTER_THE_FRONTIER))) {
      row.next();
      if (row.getLong(3) > 0) {
        throw new Found(row.getObject(4, LocalDate.class), row.getLong(5), Break.PUT_IN);
      }
      Set<String> missing = new LinkedHashSet<>(known);
      missing.retainAll(awaited);
      return new Finding.Whole(
          entries, previous, missing, row.getLong(1), row.getObject(2, OffsetDateTime.class));
    }
  }

  private static String text(ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String column :
        new String[] {
          "seal",
          "seal_day",
          "seal_at",
          "since",
          "until",
          "entries",
          "numbers",
          "frontier",
          "above",
          "seal_previous"
        }) {
      text.append(row.getString(column)).append(SEPARATOR);
    }
    return text.toString();
  }

  /** The hash of an entry's content, which must be the one it bears. */
  private byte[] content(ResultSet row) throws SQLException, Found {
    StringBuilder text = new StringBuilder();
    LocalDate day = row.getObject("day", LocalDate.class);
    text.append(day).append(SEPARATOR).append(row.getLong("number"));
    for (int column = CONTENT_FROM; column <= CONTENT_TO; column++) {
      text.append(SEPARATOR).append(row.getString(column));
    }
    byte[] hash = sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    if (!HexFormat.of().formatHex(hash).equals(row.getString("hash"))) {
      throw new Found(day, row.getLong("number"), Break.CONTENT);
    }
    return hash;
  }

  private String hash(String query, LocalDate day) throws SQLException {
    try (PreparedStatement asked = connection.prepareStatement(query);
        ResultSet row = result(asked, day)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static ResultSet result(PreparedStatement asked, @Nullable LocalDate day)
      throws SQLException {
    if (day != null) {
      asked.setObject(1, day);
    }
    asked.setFetchSize(FETCHED);
    return asked.executeQuery();
  }

  /**
   * The numbers of a seal's entries as the database writes them, {@code {[1,5),[7,9)}}; none where
   * they have no end.
   */
  private static final class Numbers {
    private final String[] bounds;
    private int range;
    private long next;

    Numbers(String multirange) {
      bounds = multirange.replaceAll("[^0-9,]", "").split(",");
      next =
          bounds.length % 2 == 1 || bounds[0].isEmpty()
              ? Long.MAX_VALUE
              : Long.parseLong(bounds[0]);
    }

    boolean hasNext() {
      return next != Long.MAX_VALUE;
    }

    /** {@link Long#MAX_VALUE} after the last. */
    long next() {
      long number = next;
      if (hasNext() && ++next == Long.parseLong(bounds[range + 1])) {
        range += 2;
        next = range < bounds.length ? Long.parseLong(bounds[range]) : Long.MAX_VALUE;
      }
      return number;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
