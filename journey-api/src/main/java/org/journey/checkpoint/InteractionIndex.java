package org.journey.checkpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.log.IdentityDigest;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The columns by which interactions are found. A row that is found as another's, or not at all, is
 * as good as changed. {@code content} is not among them: it needs keys, and tells repeats alone.
 */
final class InteractionIndex implements RowCheck.Index {

  @Override
  public String columns() {
    return ", organisation, about_client, subject, version, type, occurred, recorded, identity,"
        + " source, id, recorder, client";
  }

  @Override
  public @Nullable String reasonAgainst(ResultSet row, long place, byte[] bytes)
      throws SQLException {
    Recorded told;
    try {
      told = Recorded.parse(bytes);
    } catch (IllegalArgumentException unreadable) {
      // Of a later release, perhaps: its bytes are what they were.
      return null;
    }
    if (told.sequence() != place) {
      return "has the bytes of " + told.sequence();
    }
    return isOf(row, told) ? null : RowCheck.OTHERWISE;
  }

  private static boolean isOf(ResultSet row, Recorded told) throws SQLException {
    return told.organisation().equals(row.getString(4))
        && told.type().aboutClient() == row.getBoolean(5)
        && told.subject().equals(row.getString(6))
        && told.version() == row.getInt(7)
        && told.type().number() == row.getInt(8)
        && told.time().equals(row.getObject(9, OffsetDateTime.class).toInstant())
        && told.recordedTime().equals(row.getObject(10, OffsetDateTime.class).toInstant())
        && IdentityDigest.of(told.organisation(), told.identity())
            .equals(row.getObject(11, UUID.class))
        && told.identity().source().equals(row.getString(12))
        && told.identity().id().equals(row.getString(13))
        && told.recordedBy().equals(row.getString(14))
        && Objects.equals(client(told), row.getString(15));
  }

  private static @Nullable String client(Recorded told) {
    return told.data() instanceof ReferralReceived referral ? referral.clientId() : null;
  }
}
