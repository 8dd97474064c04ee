package org.journey.derived;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.journey.log.LogClients;
import org.journey.log.Stored;
import org.journey.person.Persons;
import org.journey.timeline.Recorded;

/** Who is who in an organisation, read from the log: merges are few. */
public final class ClientLog {

  private final LogClients log;

  /** Over the log. */
  public ClientLog(LogClients log) {
    this.log = log;
  }

  /** The clients of an organisation who have more than one journey by now. */
  public Set<String> returning(String organisation) {
    return Set.copyOf(log.returning(organisation));
  }

  /** Whether somebody was referred under one of some ids. */
  public boolean isKnown(String organisation, Collection<String> clients) {
    return log.isReferred(organisation, clients);
  }

  /** The journeys that were ever opened for some ids, in the order in which they were recorded. */
  public List<String> journeysOf(String organisation, Collection<String> clients) {
    return log.journeysOf(organisation, clients);
  }

  /**
   * The persons of an organisation.
   *
   * @param upTo as far as the log is to be known
   */
  public Persons persons(String organisation, long upTo) {
    List<Recorded> recorded = new ArrayList<>();
    for (Stored stored : log.aboutClients(organisation)) {
      if (stored.sequence() <= upTo) {
        recorded.add(Recorded.parse(stored.event()));
      }
    }
    return Persons.of(recorded);
  }

  /** The last sequence, up to one, at which something was recorded about clients; 0: nothing. */
  public long last(String organisation, long upTo) {
    return log.aboutClients(organisation).stream()
        .mapToLong(Stored::sequence)
        .filter(sequence -> sequence <= upTo)
        .max()
        .orElse(0);
  }
}
