package org.journey.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The log as far as it is about clients: who was referred, and what is said of them. */
public final class LogClients {

  private final DataSource source;

  LogClients(DataSource source) {
    this.source = source;
  }

  /** Whether a journey of one of some clients was opened. */
  public boolean isReferred(String organisation, Collection<String> clients) {
    return !Rows.list(
            source,
            "select 1 from interaction where organisation = ? and client = any(?) and client is not"
                + " null limit 1",
            query -> {
              query.setString(1, organisation);
              query.setArray(2, query.getConnection().createArrayOf("text", clients.toArray()));
            },
            row -> true)
        .isEmpty();
  }

  /** Whose a journey is, if it was opened. */
  public Optional<String> clientOf(String organisation, String journey) {
    return Rows.list(
            source,
            "select client from interaction where organisation = ? and not about_client and"
                + " subject = ? and version = 0 and client is not null",
            query -> {
              query.setString(1, organisation);
              query.setString(2, journey);
            },
            row -> row.getString(1))
        .stream()
        .findFirst();
  }

  /** The journeys of some clients of an organisation, in the order in which they were opened. */
  public List<String> journeysOf(String organisation, Collection<String> clients) {
    return Rows.list(
        source,
        "select subject from interaction where organisation = ? and client = any(?) and client is"
            + " not null order by sequence",
        query -> {
          query.setString(1, organisation);
          query.setArray(2, query.getConnection().createArrayOf("text", clients.toArray()));
        },
        row -> row.getString(1));
  }

  /** The clients of an organisation of whom several journeys were opened. */
  public List<String> returning(String organisation) {
    return Rows.list(
        source,
        "select client from interaction where organisation = ? and client is not null group by"
            + " client having count(*) > 1",
        query -> query.setString(1, organisation),
        row -> row.getString(1));
  }

  /** What is said of all clients of an organisation, in sequence order. */
  public List<Stored> aboutClients(String organisation) {
    return Rows.list(
            source,
            "select "
                + Rows.STORED
                + " from interaction i where i.organisation = ? and i.about_client order by"
                + " i.organisation, i.about_client, i.subject, i.version",
            query -> query.setString(1, organisation),
            Rows::stored)
        .stream()
        .sorted(java.util.Comparator.comparingLong(Stored::sequence))
        .toList();
  }
}
