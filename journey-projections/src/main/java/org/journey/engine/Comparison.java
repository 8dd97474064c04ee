package org.journey.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.journey.state.Digests;
import org.jspecify.annotations.Nullable;

/**
 * The two tables of a projection side by side: by a digest over all, and journey by journey where
 * it differs.
 *
 * @param outcome how much is alike
 * @param differences the first thousand of each organisation that are not, in order
 */
public record Comparison(Rebuild.Outcome outcome, List<Difference> differences) {

  /** Of an organisation: enough to see what is wrong; the count is of all. */
  private static final int TOLD = 1_000;

  private static final int FETCHED = 5_000;

  /**
   * A journey that the two have otherwise.
   *
   * @param key the journey
   * @param sequence of the last interaction that the rebuilt row rests on; the live one's where
   *     there is no rebuilt row
   * @param liveDigest of the live row, in hexadecimal; null if there is none
   * @param digest of the rebuilt row; null if there is none
   */
  public record Difference(
      JourneyKey key, long sequence, @Nullable String liveDigest, @Nullable String digest) {}

  /**
   * Compares in the caller's transaction.
   *
   * @param upTo both tables hold all up to this position: a row that rests on more may be ahead of
   *     the other, and is compared only where both rest on the same
   */
  static Comparison of(Connection connection, Slot live, Slot rebuilt, long upTo)
      throws SQLException {
    MessageDigest liveDigest = Digests.fresh();
    MessageDigest digest = Digests.fresh();
    List<Difference> differences = new ArrayList<>();
    int told = 0;
    String organisation = "";
    long compared = 0;
    long differing = 0;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select organisation, journey, coalesce(b.sequence, a.sequence), a.digest, b.digest"
                + " from "
                + live.table()
                + " a full join "
                + rebuilt.table()
                + " b using (organisation, journey) where greatest(a.sequence, b.sequence) <= ? or"
                + " a.sequence = b.sequence order by organisation, journey")) {
      query.setFetchSize(FETCHED);
      query.setLong(1, upTo);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          JourneyKey key = new JourneyKey(rows.getString(1), rows.getString(2));
          byte[] ofLive = rows.getBytes(4);
          byte[] ofRebuilt = rows.getBytes(5);
          compared++;
          add(liveDigest, key, ofLive);
          add(digest, key, ofRebuilt);
          if (!Arrays.equals(ofLive, ofRebuilt)) {
            differing++;
            if (!key.organisation().equals(organisation)) {
              organisation = key.organisation();
              told = 0;
            }
            if (told < TOLD) {
              told++;
              differences.add(new Difference(key, rows.getLong(3), hex(ofLive), hex(ofRebuilt)));
            }
          }
        }
      }
    }
    return new Comparison(
        new Rebuild.Outcome(
            compared,
            differing,
            HexFormat.of().formatHex(liveDigest.digest()),
            HexFormat.of().formatHex(digest.digest())),
        differences);
  }

  /**
   * The digest over all rows of a slot, in order of organisation and journey: the same for the same
   * log and the same version of the fold, whatever way the rows were made.
   */
  public static String digest(Connection connection, Slot slot) throws SQLException {
    MessageDigest digest = Digests.fresh();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select organisation, journey, digest from "
                + slot.table()
                + " order by organisation, journey")) {
      query.setFetchSize(FETCHED);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          add(digest, new JourneyKey(rows.getString(1), rows.getString(2)), rows.getBytes(3));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, JourneyKey key, byte @Nullable [] row) {
    if (row != null) {
      digest.update(key.organisation().getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) 0);
      digest.update(key.journeyId().getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) 0);
      digest.update(row);
    }
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  static void store(Connection connection, long rebuild, List<Difference> differences)
      throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("delete from projection_difference where rebuild = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into projection_difference (rebuild, organisation, journey, sequence,"
                    + " live_digest, digest) values (?, ?, ?, ?, decode(?, 'hex'), decode(?,"
                    + " 'hex'))")) {
      delete.setLong(1, rebuild);
      delete.executeUpdate();
      for (Difference one : differences) {
        insert.setLong(1, rebuild);
        insert.setString(2, one.key().organisation());
        insert.setString(3, one.key().journeyId());
        insert.setLong(4, one.sequence());
        insert.setString(5, one.liveDigest());
        insert.setString(6, one.digest());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static List<Difference> stored(Connection connection, long rebuild, String organisation)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select organisation, journey, sequence, live_digest, digest from projection_difference"
                + " where rebuild = ? and organisation = ? order by journey")) {
      query.setLong(1, rebuild);
      query.setString(2, organisation);
      try (ResultSet rows = query.executeQuery()) {
        List<Difference> differences = new ArrayList<>();
        while (rows.next()) {
          differences.add(
              new Difference(
                  new JourneyKey(rows.getString(1), rows.getString(2)),
                  rows.getLong(3),
                  hex(rows.getBytes(4)),
                  hex(rows.getBytes(5))));
        }
        return differences;
      }
    }
  }
}
