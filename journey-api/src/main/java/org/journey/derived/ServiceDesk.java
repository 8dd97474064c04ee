package org.journey.derived;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.journey.engine.ProjectionStatus;
import org.journey.log.LogReads;
import org.journey.log.PostgresInteractionLog;
import org.journey.person.Persons;
import org.journey.readmodel.ServiceFacts;
import org.journey.service.DrillDown;
import org.journey.service.DrillDownAnswer;
import org.journey.service.Node;
import org.journey.service.People;
import org.journey.service.ServiceMetrics;
import org.journey.service.facts.JourneyFacts;
import org.jspecify.annotations.Nullable;

/**
 * Works out the figures of a service: from the facts that the projection keeps, and for journeys of
 * which more is recorded since what was to be known, or under another model, from the log itself.
 */
public final class ServiceDesk {

  private static final int LANES = Math.max(1, Runtime.getRuntime().availableProcessors());

  /** For how long what is known now may be told by the same instant, if nothing is added to it. */
  private static final Duration SAME_NOW = Duration.ofMinutes(1);

  private final ReadModels models;
  private final ServiceFacts projection;
  private final FactsReader reader;
  private final PostgresInteractionLog log;
  private final ClientLog clients;
  private final AtomicReference<@Nullable Known> told = new AtomicReference<>();

  /** Over the facts' projection. */
  public ServiceDesk(
      ReadModels models, ServiceFacts projection, PostgresInteractionLog log, ClientLog clients) {
    this.models = models;
    this.projection = projection;
    this.reader = new FactsReader(models, projection);
    this.log = log;
    this.clients = clients;
  }

  /** The projection that answers. */
  public ServiceFacts projection() {
    return projection;
  }

  /**
   * What is known.
   *
   * @param asKnown by then
   * @param sequence up to there
   */
  public record Known(Instant asKnown, long sequence) {}

  /**
   * What is in the projection by now: known by an instant by which no more than that was recorded,
   * so that who asks for that instant later is told the same. While nothing more is recorded it is
   * one instant for a while: who asks again and again has the work done once.
   */
  public Known now() {
    Known now = upToNow();
    Known before = told.get();
    if (before != null
        && before.sequence() == now.sequence()
        && !now.asKnown().isBefore(before.asKnown())
        && now.asKnown().isBefore(before.asKnown().plus(SAME_NOW))) {
      return before;
    }
    told.set(now);
    return now;
  }

  private Known upToNow() {
    Instant known = visible();
    ProjectionStatus status =
        models.askBriefly(connection -> ProjectionStatus.of(connection, projection));
    if (status.position() < status.head()) {
      Instant next = recorded(status.position() + 1).minus(1, ChronoUnit.MICROS);
      known = next.isBefore(known) ? next : known;
    } else if (status.position() == 0 || !recorded(status.position()).isAfter(known)) {
      return new Known(known, status.position());
    }
    return at(known);
  }

  /**
   * The last instant of which all that was recorded by then can be read. Recorded times are given
   * under the log's lock, before what has them can be read: while somebody has it, only what lies
   * before the last one that can be read is certain. No one may append while this asks: the server
   * itself must let the lock go, though this node be paused.
   */
  public Instant visible() {
    Instant free =
        models.askOnce(
            connection -> {
              try (var query =
                      connection.prepareStatement(
                          "select clock_timestamp(), pg_try_advisory_xact_lock_shared("
                              + PostgresInteractionLog.LOCK
                              + ")");
                  var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(2)
                    ? row.getObject(1, java.time.OffsetDateTime.class).toInstant()
                    : Instant.EPOCH;
              }
            });
    long head = log.head();
    if (head == 0) {
      return free;
    }
    Instant last = recorded(head);
    if (free.equals(Instant.EPOCH)) {
      return last.minus(1, ChronoUnit.MICROS);
    }
    return last.isAfter(free) ? last : free;
  }

  /** The latest instant that can be asked for: none that is recorded now is later. */
  public Instant latest() {
    Instant now = databaseTime();
    long head = log.head();
    return head == 0 || recorded(head).isBefore(now) ? now : recorded(head);
  }

  /** When the first interaction was recorded; now, if none was. */
  public Instant begin() {
    return log.at(1).map(stored -> stored.recordedTime()).orElseGet(this::databaseTime);
  }

  private Instant recorded(long sequence) {
    return log.at(sequence).orElseThrow().recordedTime();
  }

  /** The database's clock, from which recorded times come. */
  public Instant databaseTime() {
    return models.askBriefly(
        connection -> {
          try (var query = connection.prepareStatement("select clock_timestamp()");
              var row = query.executeQuery()) {
            row.next();
            return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
          }
        });
  }

  /** What was recorded by a visible instant; the projection may not include it yet. */
  public Known at(Instant asKnown) {
    Instant known = asKnown.truncatedTo(ChronoUnit.MICROS);
    return new Known(known, log.before(known.plus(1, ChronoUnit.MICROS)));
  }

  /**
   * Exact figures.
   *
   * @param root the figures are its parts
   * @param incomplete journeys that they lack, or have as they last could be read
   * @param fromRows whether what the projection holds was used; else, under another model or while
   *     another release's table serves, every journey was folded from the log
   */
  public record Figures(Node root, int incomplete, boolean fromRows) {}

  /**
   * The figures.
   *
   * @throws org.journey.log.LogUnavailable if the database is away
   */
  public Figures figures(ServiceQuestion question) {
    return figures(
        question, clients.persons(question.organisation(), question.sequence())::personOf);
  }

  /**
   * The figures, with how many people are behind each: who has several journeys is one. It is more
   * work, and of use to who publishes them.
   *
   * @throws org.journey.log.LogUnavailable if the database is away
   */
  public Figures figuresOfPeople(ServiceQuestion question) {
    Persons persons = clients.persons(question.organisation(), question.sequence());
    Set<String> returning = clients.returning(question.organisation());
    return figures(
        question,
        new People() {
          @Override
          public String personOf(String clientId) {
            return persons.personOf(clientId);
          }

          @Override
          public boolean hasSeveral(String clientId) {
            return returning.contains(clientId) || persons.idsOf(clientId).size() > 1;
          }
        });
  }

  private Figures figures(ServiceQuestion question, People people) {
    List<ServiceMetrics> lanes = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      lanes.add(new ServiceMetrics(question.period(), question.model(), people));
    }
    List<Consumer<JourneyFacts>> takers = new ArrayList<>();
    lanes.forEach(lane -> takers.add(lane::add));
    FactsReader.Read read = LogReads.told(() -> reader.read(question, takers));
    ServiceMetrics all = lanes.getFirst();
    lanes.subList(1, LANES).forEach(all::merge);
    return new Figures(all.figures(), read.incomplete(), read.fromRows());
  }

  /**
   * Who is behind a part of a figure.
   *
   * @param answer null if there is no such part, or it has no number
   * @param digest of the whole list; empty if there is none
   * @param incomplete as for the figures
   */
  public record Behind(@Nullable DrillDownAnswer answer, String digest, int incomplete)
      implements ServiceAnswers.Made {

    @Override
    public boolean whole() {
      return incomplete == 0;
    }

    @Override
    public long bytes() {
      return answer == null ? 0 : answer.behind().bytes();
    }
  }

  /** Opens a part of a figure: the same journeys are read, so it has the same number. */
  public Behind behind(ServiceQuestion question, String figure, String part) {
    Persons persons = clients.persons(question.organisation(), question.sequence());
    DrillDown drill =
        new DrillDown(question.period(), question.model(), persons::personOf, figure, part);
    int incomplete = LogReads.told(() -> reader.read(question, List.of(drill::add))).incomplete();
    return drill
        .result()
        .map(
            result ->
                new DrillDownAnswer(
                    question.organisation(),
                    question.period(),
                    question.asKnown(),
                    question.model().reference(),
                    figure,
                    part,
                    result))
        .map(answer -> new Behind(answer, answer.digest(), incomplete))
        .orElseGet(() -> new Behind(null, "", incomplete));
  }
}
