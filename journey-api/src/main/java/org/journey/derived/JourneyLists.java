package org.journey.derived;

import java.time.Instant;
import org.journey.engine.Projection;
import org.journey.log.LogReads;
import org.journey.readmodel.JourneyFilter;
import org.journey.readmodel.JourneyList;
import org.journey.readmodel.JourneyListQuery;
import org.journey.readmodel.JourneyListQuery.Page;
import org.journey.readmodel.JourneyListQuery.Place;
import org.journey.readmodel.JourneyListQuery.Sort;
import org.jspecify.annotations.Nullable;

/** The list of journeys, asked of the read model. */
public final class JourneyLists {

  private final ReadModels models;
  private final JourneyList projection;
  private final JourneyListQuery query;

  /** Over the list's projection. */
  public JourneyLists(ReadModels models, JourneyList projection) {
    this.models = models;
    this.projection = projection;
    this.query = new JourneyListQuery(projection, models.source());
  }

  /** The projection that answers. */
  public Projection projection() {
    return projection;
  }

  /**
   * A page as of an instant.
   *
   * @param after null: from the start
   * @param limit at most so many
   * @throws org.journey.log.LogUnavailable if the database cannot be reached or does not answer
   */
  public Page page(JourneyFilter filter, Sort sort, @Nullable Place after, int limit, Instant now) {
    return LogReads.told(() -> query.page(models.requests(), filter, sort, after, limit, now));
  }
}
