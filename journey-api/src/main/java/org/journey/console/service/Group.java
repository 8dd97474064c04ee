package org.journey.console.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures by subject, in the order in which they are read. */
enum Group {
  REFERRALS(
      "Referrals and triage",
      "Who was referred, by whom and why, and what the first conversation led to.",
      "referrals",
      "triaged",
      "declined",
      "notSuitable"),
  WAITING("Waiting", "How long people waited for a first contact.", "firstContact", "attempts"),
  ACTIVITIES(
      "Activities and bridging",
      "What people were linked to, how, and whether they went.",
      "links",
      "bridging",
      "firstSession"),
  ATTENDANCE("Attendance", "Sessions attended, missed and called off.", "attendance"),
  STAGES(
      "Stages reached",
      "No stage is a target and none is a failure: who stays at one has not fallen short.",
      "stages"),
  WAYS(
      "The way between stages",
      "How many journeys went from which stage to which. Who goes no further stays where they"
          + " are: that is no loss.",
      "transitions"),
  TIME(
      "Time to each stage",
      "Days from referral. The Kaplan-Meier median also counts those who have not entered the"
          + " stage, as long as they are known of.",
      "timeToStage"),
  GOALS("Goals", "What people set out to do.", "goals"),
  WELLBEING(
      "Wellbeing, before and after",
      "A change is told of people who were measured at least twice, a day or more apart. Who was"
          + " measured once or never is missing from it: how many stands beside it.",
      "wellbeing"),
  PEOPLE("People and caseload", "How many people there are.", "people", "caseload", "saturation"),
  EQUITY(
      "Equity",
      "The same for different groups of people. Who did not say, or was not asked, is a group of"
          + " its own.",
      "equity"),
  CONSENT("Consent", "What people agreed to.", "consent"),
  CLOSING("Closing", "How journeys were closed.", "closures"),
  QUALITY(
      "Data quality", "How soon things are recorded, and how often they are amended.", "record"),
  OTHER("Other figures", "Figures that this page does not know by name.");

  private final String label;
  private final String note;
  private final List<String> figures;

  Group(String label, String note, String... figures) {
    this.label = label;
    this.note = note;
    this.figures = List.of(figures);
  }

  /**
   * A group as it is shown.
   *
   * @param id of its heading
   */
  record Shown(String id, String label, String note, List<Figure> figures) {}

  /** All figures, each in its group; groups of which there is none are left out. */
  static List<Shown> of(Map<String, Part> figures, FigureWords words, Comparison comparison) {
    Map<String, Part> left = new LinkedHashMap<>(figures);
    List<Shown> groups = new ArrayList<>();
    for (Group group : values()) {
      List<String> names = group == OTHER ? List.copyOf(left.keySet()) : group.figures;
      List<Figure> some = new ArrayList<>();
      for (String name : names) {
        Part figure = left.remove(name);
        if (figure != null) {
          some.add(Tables.figure(words, comparison, figure, figures.get("stages")));
        }
      }
      if (!some.isEmpty()) {
        String id = group.name().toLowerCase(Locale.ROOT);
        groups.add(new Shown(id, group.label, group.note, some));
      }
    }
    return groups;
  }
}
