package org.journey.console.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.journey.security.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks the API for a journey, and makes what a page shows of the answers. */
final class JourneyReader {

  static final String PURPOSE = "Journey-Purpose";

  private final Api api;
  private final Times times;
  private final TimelineReader timelines;
  private final Map<String, Stages> models = new ConcurrentHashMap<>();

  JourneyReader(Api api, Times times) {
    this.api = api;
    this.times = times;
    this.timelines = new TimelineReader(api);
  }

  /**
   * How a page is asked for.
   *
   * @param asked the view
   * @param oldestFirst the order of what happened
   * @param after a cursor of the timeline; null: from its beginning
   * @param purpose for which withheld notes are read; null: they stay withheld
   * @param glass what is said of those
   * @param errors of forms that were sent
   */
  record Wanted(
      Asked asked,
      boolean oldestFirst,
      @Nullable String after,
      @Nullable String purpose,
      JourneyPage.Glass glass,
      List<FieldError> errors) {

    Wanted with(Asked other) {
      return new Wanted(other, oldestFirst, after, purpose, glass, errors);
    }
  }

  /**
   * Reads it; a view that cannot be had is told at its field, above the journey as it is now.
   *
   * @throws ApiProblem if there is nothing to see
   */
  JourneyPage read(SignedIn who, Wanted wanted) {
    try {
      return readNow(who, wanted);
    } catch (ApiProblem refused) {
      Asked now = wanted.asked().refused(refused);
      if (now == null) {
        throw refused;
      }
      return readNow(who, wanted.with(now));
    }
  }

  /** Whether somebody sees journeys, not only what was told. */
  private static boolean seesJourneys(SignedIn who) {
    var extents = who.actor().extents(Permission.READ_JOURNEYS);
    return extents.contains(Extent.WHOLE) || extents.contains(Extent.WITHOUT_PERSONAL_DATA);
  }

  private JourneyPage readNow(SignedIn who, Wanted wanted) {
    Asked asked = wanted.asked();
    Ask beginning = asked.onDates(Ask.of(Call.TIMELINE, asked.id()));
    Ask timeline =
        wanted.purpose() == null ? beginning : beginning.saying(PURPOSE, wanted.purpose());
    boolean rest = wanted.after() != null;
    List<Ask> asks =
        new ArrayList<>(
            List.of(
                timeline.with(TimelineView.AFTER, wanted.after()),
                Ask.of(Call.MODELS),
                Ask.of(Call.ACTIVITIES)));
    boolean whole = seesJourneys(who);
    if (whole) {
      asks.add(asked.read(Ask.of(Call.JOURNEY, asked.id())));
    }
    if (rest) {
      asks.add(beginning.with("limit", "1"));
    }
    List<ApiAnswer> answers = api.ask(who, asks);
    JsonNode first = answers.getFirst().json();
    Happened happened = timelines.read(who, timeline, first, !wanted.oldestFirst(), rest);
    Map<String, String> activities = activities(answers.get(2).json());
    TimelineView view =
        TimelineView.of(
            happened,
            asked,
            new TimelineItems(asked, times, new Details(activities), TimelineItems.May.of(who)),
            wanted.oldestFirst());
    List<FieldError> errors = new ArrayList<>(asked.errors());
    errors.addAll(wanted.errors());
    JsonNode state = whole ? answers.get(3).json() : null;
    return new JourneyPage(
        asked,
        List.copyOf(errors),
        answers.get(1).json().path("models").valueStream().map(JourneyReader::reference).toList(),
        state == null
            ? HeadView.ofTold(asked)
            : HeadView.of(
                state,
                timelines.referral(
                    who,
                    beginning,
                    rest ? answers.getLast().json() : first,
                    happened.read(),
                    state.path("openedAt").asString("")),
                asked,
                times,
                who.may(Call.CLIENT_JOURNEYS)),
        state == null ? null : story(who, state, happened, asked, activities, view),
        view,
        links(who, asked, whole),
        new JourneyPage.Glass(
            mayBreakGlass(who) && view.withheld(),
            wanted.glass().broken(),
            wanted.glass().reason()));
  }

  private JourneyPage.Story story(
      SignedIn who,
      JsonNode state,
      Happened happened,
      Asked asked,
      Map<String, String> activities,
      TimelineView view) {
    Stages model = model(who, state.path("model").asString(""));
    Map<Long, String> labels = new HashMap<>();
    view.items().forEach(item -> labels.put(item.sequence(), item.name()));
    StepsView steps =
        StepsView.of(
            state,
            model,
            asked,
            times,
            TimelineView.places(happened.shown()),
            labels,
            Hopes.of(state, model, happened));
    return new JourneyPage.Story(
        steps,
        StepsDrawing.of(steps.steps()),
        EngagementView.of(state, asked, times, activities),
        SaturationView.of(state, asked, times),
        GoalsView.of(state, GoalsView.words(happened.read()), asked, times));
  }

  /** A model that a journey was read under, by id@version. It never changes: once is enough. */
  Stages model(SignedIn who, String reference) {
    Stages known = models.get(reference);
    if (known != null) {
      return known;
    }
    int at = reference.lastIndexOf('@');
    Ask ask = Ask.of(Call.MODEL, reference.substring(0, at), reference.substring(at + 1));
    Stages read = Stages.of(api.ask(who, ask).json());
    models.put(reference, read);
    return read;
  }

  /** The names of the directory's activities, by their ids. */
  static Map<String, String> activities(JsonNode directory) {
    Map<String, String> names = new HashMap<>();
    for (JsonNode activity : directory.path("activities")) {
      String id = activity.path("activityId").asString("");
      names.put(id, activity.path("name").asString(id));
    }
    return names;
  }

  private static String reference(JsonNode model) {
    return model.path("id").asString("") + "@" + model.path("version").asString("");
  }

  /** Managers need not, and others see no personal data at all. */
  private static boolean mayBreakGlass(SignedIn who) {
    return who.actor().hasWhole(Permission.READ_JOURNEYS)
        && !who.actor().roles().contains(Role.MANAGER);
  }

  private static JourneyPage.Links links(SignedIn who, Asked asked, boolean whole) {
    String id = asked.nowLink().substring(asked.nowLink().lastIndexOf('/') + 1);
    return new JourneyPage.Links(
        who.mayRecord() ? "/console/record?journey=" + id : "",
        who.may(Call.JOURNEY_BUNDLE) ? "/console/audit/journeys/" + id : "",
        whole ? asked.fhir() : "");
  }
}
