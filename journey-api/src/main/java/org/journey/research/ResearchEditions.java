package org.journey.research;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.journey.derived.Months;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceDesk.Known;
import org.journey.interaction.CanonicalJson;
import org.journey.json.Json;
import org.journey.problem.ProblemType;
import org.journey.replay.ControlledReplay.Counted;
import org.journey.service.disclosure.DisclosureControl;
import org.journey.service.disclosure.Edition;
import org.journey.state.Digests;
import org.journey.web.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is published of cohorts and replays, month end by month end: each edition repeats of the one
 * before what has not moved far enough, as {@link org.journey.derived.ServiceEditions} does for a
 * service.
 */
final class ResearchEditions {

  /** Of what figures there are: another one, other editions. */
  private static final int RELEASE = 2;

  private static final JsonMapper JSON = Json.MAPPER;

  private final JdbcClient database;
  private final ServiceDesk desk;
  private final int threshold;
  private final DisclosureControl control;

  /**
   * Under a threshold.
   *
   * @param threshold counts below it are suppressed; {@link DisclosureControl#LEAST} or more
   */
  ResearchEditions(JdbcClient database, ServiceDesk desk, int threshold) {
    this.database = database;
    this.desk = desk;
    this.threshold = threshold;
    this.control = new DisclosureControl(threshold);
  }

  /** Fewer people than this are not told of. */
  int threshold() {
    return threshold;
  }

  /**
   * The figures as they are published at a month end.
   *
   * @param question all of it but what was known
   * @param asKnown the month end
   * @param exact the figures as they were known by a month end
   * @throws Refusal {@code unavailable} if an edition would lack a journey: it would be told
   *     otherwise once that can be read, and the two would tell of that journey
   */
  ObjectNode published(ObjectNode question, Instant asKnown, Function<Known, Counted> exact) {
    byte[] key = key(question);
    Map<Instant, Edition> kept = kept(key);
    Edition last = null;
    long sequence = -1;
    for (Instant end : Months.chain(Instant.MIN, desk.begin(), asKnown)) {
      Known known = desk.at(end);
      Edition edition = kept.get(end);
      if (edition == null && known.sequence() == sequence && last != null) {
        // Nothing was recorded since: what has not moved until then has not now.
        continue;
      }
      if (edition == null) {
        Counted counted = exact.apply(known);
        if (counted.lacking() > 0) {
          throw Refusal.of(
              ProblemType.UNAVAILABLE,
              "Journeys cannot be read now, and figures that lack them are not published.");
        }
        edition =
            last == null ? control.first(counted.figures()) : control.next(last, counted.figures());
        keep(key, end, edition);
      }
      last = edition;
      sequence = known.sequence();
    }
    return Objects.requireNonNull(last).published();
  }

  private byte[] key(ObjectNode question) {
    ObjectNode all = question.deepCopy();
    all.put("threshold", threshold);
    all.put("release", RELEASE);
    return Digests.fresh().digest(CanonicalJson.bytes(all));
  }

  private Map<Instant, Edition> kept(byte[] key) {
    Map<Instant, Edition> editions = new TreeMap<>();
    List<Map.Entry<Instant, Edition>> rows =
        database
            .sql("select as_known, edition from research_edition where question = ?")
            .param(key)
            .query(
                (row, any) ->
                    Map.entry(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        Edition.fromJson(JSON.readTree(row.getBytes(2)))))
            .list();
    rows.forEach(row -> editions.put(row.getKey(), row.getValue()));
    return editions;
  }

  private void keep(byte[] key, Instant end, Edition edition) {
    database
        .sql(
            "insert into research_edition (question, as_known, edition) values (?, ?, ?) on"
                + " conflict do nothing")
        .params(key, end.atOffset(ZoneOffset.UTC), JSON.writeValueAsBytes(edition.toJson()))
        .update();
  }
}
