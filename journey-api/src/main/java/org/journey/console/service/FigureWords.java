package org.journey.console.service;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.journey.console.ApiAnswer;
import org.journey.console.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What figures and their parts are called. Names that are not known here are told in words made of
 * them, so that a figure that comes later is shown too.
 */
final class FigureWords {

  /** Their parts are called as somebody has called them. */
  private static final Set<String> AS_NAMED = Set.of("byActivity", "byWorker", "byAgeBand");

  private static final Set<String> STAGES = Set.of("byStage", "stages", "skipped");

  /** The pairs of consecutive entries: two stages, or the referral and a stage. */
  static final String PAIRS = "byPair";

  private static final String INSTRUMENTS = "byInstrument";

  private static final Map<String, String> FIGURES =
      Map.ofEntries(
          Map.entry("referrals", "Referrals"),
          Map.entry("declined", "Declined by the client"),
          Map.entry("notSuitable", "Service found not suitable"),
          Map.entry("firstSession", "First session attended"),
          Map.entry("links", "Activities linked"),
          Map.entry("attempts", "Attempts before the first contact"),
          Map.entry("bridging", "Bridging visits"),
          Map.entry("attendance", "Sessions attended"),
          Map.entry("stages", "Stages entered"),
          Map.entry("timeToStage", "Time to each stage"),
          Map.entry("transitions", "From stage to stage"),
          Map.entry("goals", "Goals"),
          Map.entry("wellbeing", "Wellbeing, before and after"),
          Map.entry("caseload", "Caseload at the end of the period"),
          Map.entry("closures", "Journeys closed"),
          Map.entry("saturation", "Saturation of engagement"),
          Map.entry("record", "Interactions recorded"));

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("medianDaysToTriage", "Days to triage, median"),
          Map.entry("medianDaysToFirstContact", "Days to first contact, median"),
          Map.entry("p90DaysToFirstContact", "Days to first contact, 90th percentile"),
          Map.entry("medianDaysToFirstSession", "Days to first session, median"),
          Map.entry("medianDaysToRecord", "Days until recorded, median"),
          Map.entry("reachedActivityRate", "Reached an activity"),
          Map.entry("uptake", "Taken up within 60 days"),
          Map.entry("byHow", "By how they were linked"),
          Map.entry("secondTry", "Taken up at a second try"),
          Map.entry("withBridging", "With a bridging visit between"),
          Map.entry("withoutBridging", "Without a bridging visit between"),
          Map.entry("attendedAfter", "Attended after a visit by the team"),
          Map.entry("attendedWithout", "Attended without such a visit"),
          Map.entry("calledOff", "Called off by the provider"),
          Map.entry("byKnownBy", "By who told of it"),
          Map.entry("share", "Share of all"),
          Map.entry("skipped", "Skipped"),
          Map.entry("reached", "Reached, in the study's notation"),
          Map.entry("subThemes", "Sub-themes evidenced"),
          Map.entry("median", "Median"),
          Map.entry("p25", "Lower quartile"),
          Map.entry("p75", "Upper quartile"),
          Map.entry("kaplanMeierMedian", "Kaplan-Meier median"),
          Map.entry(PAIRS, "Each way"),
          Map.entry("byLedBy", "By who led"),
          Map.entry("byScale", "By scale"),
          Map.entry("baseline", "Measured first"),
          Map.entry("paired", "Measured again (paired)"),
          Map.entry("completion", "Paired, of those measured first"),
          Map.entry("meanChange", "Change, mean"),
          Map.entry("sdChange", "Change, standard deviation"),
          Map.entry("notTaken", "Not taken, by reason"),
          Map.entry("SCORED", "Other scored instruments"),
          Map.entry("meanAttendance", "People at a session, mean"),
          Map.entry("othersMet", "Others met in 3 or more sessions"),
          Map.entry("byDeprivation", "By decile of deprivation (1 is the most deprived)"),
          Map.entry("byAgeBand", "By age at referral"),
          Map.entry("shareOver7Days", "Recorded after more than 7 days"),
          Map.entry("correctionsPer1000", "Corrections"),
          Map.entry("retractionsPer1000", "Retractions"));

  private final Map<String, String> stages;

  private FigureWords(Map<String, String> stages) {
    this.stages = stages;
  }

  /** With the names of a model's stages; without them, if it could not be had. */
  static FigureWords of(@Nullable ApiAnswer model) {
    Map<String, String> stages = new HashMap<>();
    if (model != null && model.isGood()) {
      for (JsonNode stage : model.json().path("stages")) {
        stages.put(stage.path("number").asString(""), stage.path("name").asString(""));
      }
    }
    return new FigureWords(stages);
  }

  /** What a figure is called. */
  String figure(String name) {
    return FIGURES.getOrDefault(name, plain(name));
  }

  /**
   * What a part is called.
   *
   * @param group the part or figure that it is a part of
   */
  String part(String group, String name) {
    if (AS_NAMED.contains(group)) {
      return name.equals("NOT_RECORDED") ? plain(name) : name;
    }
    if (STAGES.contains(group) && isNumber(name)) {
      return stage(name);
    }
    if (group.equals(INSTRUMENTS) && !KNOWN.containsKey(name)) {
      return name;
    }
    return plain(name);
  }

  /** What a part of a group's parts is called, with less room: as the heading of a column. */
  String column(String group, String name) {
    return STAGES.contains(group) && isNumber(name) ? "Stage " + name : plain(name);
  }

  /** What a column is called that is a part of a part. */
  String below(String group, String name) {
    return STAGES.contains(group) && isNumber(name)
        ? "Stage " + name
        : plain(group) + ": " + lower(part(group, name));
  }

  /** What the rows of a table are, by the group that it is of. */
  String rows(String parent, String group) {
    if (STAGES.contains(group)) {
      return "Stage";
    }
    String label = part(parent, group);
    String by = "By ";
    return label.startsWith(by) ? Words.capital(label.substring(by.length())) : "Part";
  }

  /** What one end of a way between stages is called. */
  String end(String name) {
    return isNumber(name) ? stage(name) : plain(name);
  }

  /** What it is called to go no further from one end of a way. */
  static String stays(String name) {
    return isNumber(name) ? "Stays at stage " + name : "No stage entered";
  }

  /** What a part is called from its figure on. */
  String path(String figure, String path) {
    StringBuilder words = new StringBuilder(figure(figure));
    String group = figure;
    if (!path.isEmpty()) {
      for (String name : path.split("\\.", -1)) {
        words.append(", ").append(lower(part(group, name)));
        group = name;
      }
    }
    return words.toString();
  }

  private String stage(String number) {
    String name = stages.getOrDefault(number, "");
    return "Stage " + number + (name.isEmpty() ? "" : ": " + name);
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** {@code OTHER_REASON}, {@code other-reason} and {@code otherReason} are all other reasons. */
  private static String plain(String name) {
    String known = KNOWN.get(name);
    return known != null ? known : Words.of(name);
  }

  /** For the middle of a sentence; what is no word stays as it is. */
  static String lower(String label) {
    return label.length() > 1 && Character.isLowerCase(label.charAt(1))
        ? label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1)
        : label;
  }
}
