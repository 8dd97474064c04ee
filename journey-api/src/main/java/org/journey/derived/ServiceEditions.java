package org.journey.derived;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.journey.json.Json;
import org.journey.model.StageModel;
import org.journey.problem.ProblemType;
import org.journey.service.Node;
import org.journey.service.Period;
import org.journey.service.ServiceMetrics;
import org.journey.service.disclosure.DisclosureControl;
import org.journey.service.disclosure.Edition;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures under disclosure control, month end by month end: each edition repeats of the one before
 * what has not moved far enough, so that two of them side by side tell of nobody. Every edition is
 * a function of the log as it was known by its month end; those made are kept, to save making them
 * again.
 */
public final class ServiceEditions {

  private static final JsonMapper JSON = Json.MAPPER;

  private final ReadModels models;
  private final ServiceDesk desk;
  private final int threshold;
  private final DisclosureControl control;

  /**
   * Under a threshold.
   *
   * @param threshold counts below it are suppressed; {@link DisclosureControl#LEAST} or more
   * @throws IllegalArgumentException if it is less
   */
  public ServiceEditions(ReadModels models, ServiceDesk desk, int threshold) {
    this.models = models;
    this.desk = desk;
    this.threshold = threshold;
    this.control = new DisclosureControl(threshold);
  }

  /**
   * The figures of a month end as they are published. Those that are as at the end of the period
   * are of one chain of editions, whenever the period begins: told by several, the same exact
   * number would be told in several ways, which together tell more than one.
   *
   * @param ends the month ends of the period's editions, in order, up to the one that is told
   * @param all all month ends from before the log began up to that one
   * @throws Refusal {@code unavailable} as {@link #edition} does
   */
  public ObjectNode published(
      String organisation, Period period, StageModel model, List<Instant> ends, List<Instant> all) {
    Period end = new Period(period.to(), period.to());
    ObjectNode atTheEnd = edition(organisation, end, model, all).published();
    if (period.equals(end)) {
      return atTheEnd;
    }
    ObjectNode figures = edition(organisation, period, model, ends).published();
    for (String figure : ServiceMetrics.AS_AT_THE_END) {
      figures.set(figure, atTheEnd.get(figure));
    }
    return figures;
  }

  /**
   * Makes the edition of the last of some month ends, from the first on.
   *
   * @param ends month ends in order, one or more; the projection includes what was known by the
   *     last
   * @throws Refusal {@code unavailable} if one that is not kept would lack a journey: it would be
   *     told otherwise once that can be read, and the two would tell of that journey
   */
  Edition edition(String organisation, Period period, StageModel model, List<Instant> ends) {
    Map<Instant, Edition> kept =
        models.ask(connection -> kept(connection, organisation, period, model));
    Edition last = null;
    long known = -1;
    for (Instant end : ends) {
      Edition edition = kept.get(end);
      long sequence = desk.at(end).sequence();
      if (edition == null && sequence == known && last != null) {
        // Nothing was recorded since: what has not moved until then has not now.
        continue;
      }
      if (edition == null) {
        ServiceDesk.Figures figures =
            desk.figuresOfPeople(new ServiceQuestion(organisation, period, model, end, sequence));
        if (figures.incomplete() > 0) {
          throw Refusal.of(
              ProblemType.UNAVAILABLE,
              "Journeys cannot be read now, and figures that lack them are not published.");
        }
        edition = next(last, figures.root());
        keep(organisation, period, model, end, edition);
      }
      last = edition;
      known = sequence;
    }
    return Objects.requireNonNull(last);
  }

  private Edition next(@Nullable Edition last, Node figures) {
    return last == null ? control.first(figures) : control.next(last, figures);
  }

  private Map<Instant, Edition> kept(
      Connection connection, String organisation, Period period, StageModel model)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select as_known, edition from service_edition where organisation = ? and period_from ="
                + " ? and period_to = ? and model = ? and version = ? and threshold = ?")) {
      bind(query, organisation, period, model);
      Map<Instant, Edition> editions = new TreeMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          editions.put(
              rows.getObject(1, OffsetDateTime.class).toInstant(),
              Edition.fromJson(JSON.readTree(rows.getBytes(2))));
        }
      }
      return editions;
    }
  }

  private void keep(
      String organisation, Period period, StageModel model, Instant end, Edition edition) {
    models.ask(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into service_edition (organisation, period_from, period_to, model,"
                      + " version, threshold, as_known, edition) values (?, ?, ?, ?, ?, ?, ?, ?) on"
                      + " conflict do nothing")) {
            bind(insert, organisation, period, model);
            insert.setObject(7, end.atOffset(ZoneOffset.UTC));
            insert.setBytes(8, JSON.writeValueAsBytes(edition.toJson()));
            return insert.executeUpdate();
          }
        });
  }

  private void bind(
      PreparedStatement statement, String organisation, Period period, StageModel model)
      throws SQLException {
    statement.setString(1, organisation);
    statement.setObject(2, period.from().atOffset(ZoneOffset.UTC));
    statement.setObject(3, period.to().atOffset(ZoneOffset.UTC));
    statement.setString(4, model.reference());
    statement.setInt(5, desk.projection().version());
    statement.setInt(6, threshold);
  }
}
