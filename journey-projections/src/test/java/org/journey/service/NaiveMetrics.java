package org.journey.service;

import static org.journey.interaction.InteractionType.ACTIVITY_LINKED;
import static org.journey.interaction.InteractionType.CONTACT_ATTEMPTED;
import static org.journey.interaction.InteractionType.JOURNEY_CLOSED;
import static org.journey.interaction.InteractionType.REFERRAL_RECEIVED;
import static org.journey.interaction.InteractionType.SESSION_ATTENDED;
import static org.journey.interaction.InteractionType.TRIAGE_COMPLETED;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.journey.engagement.Contacts;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.Companion;
import org.journey.model.StageModel;
import org.journey.stage.Piece;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timeline.Entry;
import org.journey.timeline.Timelines;

/**
 * The figures of a service once more, written down from the contract over whole timelines and
 * states, as plainly and as slowly as can be.
 */
final class NaiveMetrics {

  private final Period period;
  private final StageModel model;
  private final People people;
  private final Expected expected = new Expected();
  private final Map<Integer, List<Expected.Seen>> seen = new TreeMap<>();
  private final Set<String> clients = new HashSet<>();
  private final Map<String, Set<String>> meetings = new TreeMap<>();

  private List<Entry> entries = List.of();

  private NaiveMetrics(Period period, StageModel model, People people) {
    this.period = period;
    this.model = model;
    this.people = people;
  }

  static Map<String, String> of(
      List<List<Recorded>> journeys,
      Period period,
      Instant asKnown,
      StageModel model,
      People people) {
    NaiveMetrics metrics = new NaiveMetrics(period, model, people);
    for (List<Recorded> journey : journeys) {
      Timeline timeline = Timelines.of(journey, period.to().minus(1, ChronoUnit.MICROS), asKnown);
      JourneyReading.of(timeline, JourneyStateParameters.of(model))
          .ifPresent(
              reading ->
                  metrics.journey(
                      journey.stream().filter(r -> !r.recordedTime().isAfter(asKnown)).toList(),
                      reading));
    }
    metrics.finish();
    return metrics.expected.told();
  }

  private boolean within(Instant time) {
    return !time.isBefore(period.from()) && time.isBefore(period.to());
  }

  private static long micros(Instant from, Instant to) {
    return ChronoUnit.MICROS.between(from, to);
  }

  private List<Entry> all(Predicate<Entry> which) {
    return entries.stream().filter(which).toList();
  }

  private List<Entry> all(InteractionType type) {
    return all(entry -> entry.type() == type);
  }

  private void journey(List<Recorded> known, JourneyReading reading) {
    entries = reading.timeline().entries();
    JourneyState state = reading.state();
    Entry referral = all(REFERRAL_RECEIVED).getFirst();
    if (within(referral.time())) {
      ofPeriod(reading, state, referral, (ReferralReceived) referral.data());
    }
    new NaivePeople(expected)
        .equity(
            ((ReferralReceived) referral.data()).demographics(),
            referral,
            within(referral.time()) ? state : null,
            NaivePeople.uptakes(entries, period));
    caseload(state);
    new NaiveEvents(period, known, entries, expected)
        .events(people.personOf(state.clientId()), meetings);
  }

  private void ofPeriod(
      JourneyReading reading, JourneyState state, Entry referral, ReferralReceived data) {
    expected.count("referrals");
    expected.count("referrals.bySource." + data.referralSource());
    data.reasons().forEach(reason -> expected.count("referrals.byReason." + reason));
    clients.add(people.personOf(state.clientId()));
    first("triaged", "triaged.medianDaysToTriage", referral, all(TRIAGE_COMPLETED));
    List<Entry> contacts = all(entry -> Contacts.isContact(entry.data()));
    first("firstContact", "firstContact.medianDaysToFirstContact", referral, contacts);
    List<Entry> sessions = all(SESSION_ATTENDED);
    first("firstSession", "firstSession.medianDaysToFirstSession", referral, sessions);
    expected.share("firstSession.reachedActivityRate", !sessions.isEmpty());
    for (Map.Entry<String, String> each :
        Map.of("declined", "DECLINED", "notSuitable", "NOT_SUITABLE").entrySet()) {
      boolean triage =
          all(TRIAGE_COMPLETED).stream()
              .limit(1)
              .anyMatch(e -> ((TriageCompleted) e.data()).outcome().name().equals(each.getValue()));
      boolean closed =
          all(JOURNEY_CLOSED).stream()
              .anyMatch(e -> ((JourneyClosed) e.data()).reason().name().equals(each.getValue()));
      expected.count(each.getKey(), triage || closed ? 1 : 0);
    }
    attempts(contacts);
    bridging();
    stages(reading, state, referral);
    new NaivePeople(expected).wellbeing(entries);
  }

  private void first(String figure, String sample, Entry referral, List<Entry> of) {
    if (!of.isEmpty()) {
      expected.count(figure);
      expected.value(sample, micros(referral.time(), of.getFirst().time()));
    }
  }

  private void attempts(List<Entry> contacts) {
    List<Entry> attempts = all(CONTACT_ATTEMPTED);
    if (contacts.isEmpty()) {
      expected.count("attempts.neverReached", attempts.isEmpty() ? 0 : 1);
    } else {
      int first = entries.indexOf(contacts.getFirst());
      long before = attempts.stream().filter(e -> entries.indexOf(e) < first).count();
      expected.count("attempts", before);
      expected.value("attempts.mean", before);
    }
  }

  private boolean sessionAfter(Entry entry, String activity) {
    return entries.subList(entries.indexOf(entry) + 1, entries.size()).stream()
        .anyMatch(e -> e.data() instanceof SessionAttended s && s.activityId().equals(activity));
  }

  private void bridging() {
    List<Entry> visits =
        all(
            e ->
                e.data() instanceof BridgingVisitMade visit
                    && visit.accompaniedBy() == Companion.TEAM);
    List<Entry> links = all(ACTIVITY_LINKED);
    if (!visits.isEmpty()) {
      expected.share(
          "bridging.attendedAfter",
          visits.stream()
              .anyMatch(e -> sessionAfter(e, ((BridgingVisitMade) e.data()).activityId())));
    } else if (!links.isEmpty()) {
      expected.share(
          "bridging.attendedWithout",
          links.stream().anyMatch(e -> sessionAfter(e, ((ActivityLinked) e.data()).activityId())));
    }
  }

  private void stages(JourneyReading reading, JourneyState state, Entry referral) {
    var progress = state.stageProgress();
    expected.count("stages", progress.reached().isEmpty() ? 0 : 1);
    String reached = progress.reached().isEmpty() ? "none" : progress.reached();
    expected.count("stages.reached." + reached);
    progress.skipped().forEach(stage -> expected.count("stages.skipped." + stage));
    List<Piece> entering = StageProgresses.entering(reading.evidence());
    record Entrance(Instant at, long by, int stage) {}
    List<Entrance> entrances = new ArrayList<>();
    Instant end = state.closedAt() == null ? period.to() : state.closedAt();
    for (int i = 0; i < progress.stages().size(); i++) {
      var stage = progress.stages().get(i);
      var entrance = stage.entrance();
      stage.subThemes().forEach(theme -> expected.count("stages.subThemes." + theme.key()));
      expected.share("stages.byStage." + stage.number() + ".share", entrance != null);
      List<Expected.Seen> times = seen.computeIfAbsent(stage.number(), _ -> new ArrayList<>());
      if (entrance == null) {
        times.add(new Expected.Seen(micros(referral.time(), end), false));
      } else {
        long time = micros(referral.time(), entrance.at());
        expected.count("stages.byStage." + stage.number());
        expected.value("time " + stage.number(), time);
        times.add(new Expected.Seen(time, true));
        long by = reading.entry(entering.get(i).entry()).sequence();
        entrances.add(new Entrance(entrance.at(), by, stage.number()));
      }
    }
    entrances.sort(
        Comparator.comparing(Entrance::at)
            .thenComparing(Entrance::by)
            .thenComparing(Entrance::stage));
    String from = "referral";
    for (Entrance each : entrances) {
      expected.count("transitions");
      expected.count("transitions.byPair." + from + "-" + each.stage());
      from = String.valueOf(each.stage());
    }
  }

  private void caseload(JourneyState state) {
    switch (state.status()) {
      case OPEN -> {
        expected.count("caseload");
        expected.count("caseload.open");
        expected.count(
            state.worker() == null ? "caseload.unassigned" : "caseload.byWorker." + state.worker());
        expected.count("saturation");
        expected.count("saturation.byState." + state.saturation().state());
      }
      case PAUSED -> expected.count("caseload.paused");
      case CLOSED -> expected.count("caseload.closed");
    }
  }

  private void finish() {
    expected.days("triaged.medianDaysToTriage", "triaged.medianDaysToTriage", 50);
    String contact = "firstContact.medianDaysToFirstContact";
    expected.days(contact, contact, 50);
    expected.days("firstContact.p90DaysToFirstContact", contact, 90);
    String session = "firstSession.medianDaysToFirstSession";
    expected.days(session, session, 50);
    expected.mean("attempts.mean", "attempts.mean");
    expected.count("people", clients.size());
    seen.forEach(
        (stage, times) -> {
          String path = "timeToStage.byStage." + stage;
          expected.days(path + ".median", "time " + stage, 50);
          expected.days(path + ".p25", "time " + stage, 25);
          expected.days(path + ".p75", "time " + stage, 75);
          expected.size(path, (int) times.stream().filter(Expected.Seen::event).count());
          expected.survival(path + ".kaplanMeierMedian", times);
        });
    meetings();
    expected.days("record.medianDaysToRecord", "record.medianDaysToRecord", 50);
  }

  private void meetings() {
    Set<String> attended = new TreeSet<>();
    for (Set<String> meeting : meetings.values()) {
      expected.share("people.sessions.meanAttendance", meeting.size(), 1);
      attended.addAll(meeting);
    }
    for (String one : attended) {
      Predicate<String> met =
          other ->
              !other.equals(one)
                  && meetings.values().stream()
                          .filter(each -> each.contains(one) && each.contains(other))
                          .count()
                      >= 3;
      expected.value("met", attended.stream().filter(met).count());
    }
    expected.size("people.othersMet", attended.size());
    expected.quantile("people.othersMet.median", "met", 50, BigDecimal.ONE);
    expected.quantile("people.othersMet.p25", "met", 25, BigDecimal.ONE);
    expected.quantile("people.othersMet.p75", "met", 75, BigDecimal.ONE);
  }
}
