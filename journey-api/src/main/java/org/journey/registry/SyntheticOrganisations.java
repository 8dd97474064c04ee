package org.journey.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.journey.log.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Organisations whose people are made up. Only a new one can be marked, and for ever. */
@Component
public class SyntheticOrganisations {

  private final JdbcClient database;

  /**
   * Of which it is known for ever: those marked, and those that have journeys, and so cannot be.
   */
  private final Map<String, Boolean> settled = new ConcurrentHashMap<>();

  SyntheticOrganisations(JdbcClient database) {
    this.database = database;
  }

  /**
   * Marks an organisation, if it is new.
   *
   * @return whether it is marked now; false if it was known without the mark, so that real people
   *     may be in it
   */
  public boolean mark(String organisation) {
    database
        .sql(
            "insert into organisation (id, synthetic) select :id, true where not exists (select 1"
                + " from interaction where organisation = :id) on conflict (id) do nothing")
        .param("id", organisation)
        .update();
    return isMarked(organisation);
  }

  /** Whether it is marked. */
  public boolean isMarked(String organisation) {
    if (!Reach.covers(organisation)) {
      return false;
    }
    Boolean known = settled.get(organisation);
    if (known != null) {
      return known;
    }
    boolean marked =
        database
            .sql("select synthetic from organisation where id = :id")
            .param("id", organisation)
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (marked || hasJourneys(organisation)) {
      settled.put(organisation, marked);
    }
    return marked;
  }

  private boolean hasJourneys(String organisation) {
    return database
        .sql(
            "select exists (select 1 from interaction where organisation = :id and client is not"
                + " null)")
        .param("id", organisation)
        .query(Boolean.class)
        .single();
  }
}
