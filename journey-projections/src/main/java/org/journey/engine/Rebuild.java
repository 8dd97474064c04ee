package org.journey.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One building of a projection beside the table that serves, from its start to its end.
 *
 * @param id its number
 * @param projection whose
 * @param slot the table that is built
 * @param version of the fold
 * @param wayBack whether it is a roll-back: the table served before, and nothing is built
 * @param state how far it is
 * @param head the log's last sequence when it began: what is younger is followed
 * @param progress how much is done
 * @param after the last journey of the part that is done without a gap; null: none yet
 * @param outcome of the comparison; null before it
 * @param error why it failed, if it did: a kind and a place in the code, or in how many journeys
 * @param started when it was asked for
 * @param finished when it ended, if it did
 */
public record Rebuild(
    long id,
    String projection,
    int slot,
    int version,
    boolean wayBack,
    State state,
    long head,
    Progress progress,
    @Nullable JourneyKey after,
    @Nullable Outcome outcome,
    @Nullable String error,
    Instant started,
    @Nullable Instant finished) {

  /** How far a rebuild is. */
  public enum State {
    /** Journeys are read from the log and folded. */
    BUILDING,
    /** All are; what came since is caught up with, and the two tables are compared. */
    COMPARING,
    /** It serves. */
    SWAPPED,
    /** Somebody ended it. */
    CANCELLED,
    /** It could not be done. */
    FAILED;

    /** Whether there is still something to do. */
    public boolean running() {
      return this == BUILDING || this == COMPARING;
    }
  }

  /**
   * How much of the journeys is done.
   *
   * @param journeys how many there were at the start; more may have come since
   * @param done journeys folded
   * @param interactions of those
   */
  public record Progress(long journeys, long done, long interactions) {

    /** Whole percent, 0 to 100; 100 where there is nothing to do. */
    public int percent() {
      return journeys == 0 ? 100 : (int) Math.min(100, done * 100 / journeys);
    }
  }

  /**
   * The two tables side by side.
   *
   * @param compared journeys of which both tables must have all, and those of which more was
   *     recorded meanwhile, if both rows rest on the same interactions
   * @param differing those of them of which one has another row, an older one, or none
   * @param liveDigest SHA-256 over the live rows compared, in hexadecimal
   * @param digest over the rebuilt ones: the same if none differs
   */
  public record Outcome(long compared, long differing, String liveDigest, String digest) {}

  static final String COLUMNS =
      "id, projection, slot, version, way_back, state, head, journeys, done, interactions,"
          + " after_organisation, after_journey, compared, differing, live_digest, digest, error,"
          + " started, finished";

  static Rebuild of(ResultSet row) throws SQLException {
    String organisation = row.getString("after_organisation");
    String journey = row.getString("after_journey");
    String liveDigest = row.getString("live_digest");
    String digest = row.getString("digest");
    OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
    return new Rebuild(
        row.getLong("id"),
        row.getString("projection"),
        row.getInt("slot"),
        row.getInt("version"),
        row.getBoolean("way_back"),
        State.valueOf(row.getString("state")),
        row.getLong("head"),
        new Progress(row.getLong("journeys"), row.getLong("done"), row.getLong("interactions")),
        organisation == null || journey == null ? null : new JourneyKey(organisation, journey),
        liveDigest == null || digest == null
            ? null
            : new Outcome(row.getLong("compared"), row.getLong("differing"), liveDigest, digest),
        row.getString("error"),
        row.getObject("started", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
