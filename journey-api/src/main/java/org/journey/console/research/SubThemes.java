package org.journey.console.research;

import java.util.List;
import java.util.Map;
import org.journey.model.Codebook;

/** What coders have beside what they read: what the study's sub-themes mean, and finer codes. */
final class SubThemes {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry(
              "personalised-support",
              "One-to-one support that is friendly and reliable: somebody listens, solves problems,"
                  + " links to activities in person."),
          Map.entry(
              "bridging-support",
              "Somebody comes along to the first sessions, until they go by themselves."),
          Map.entry("background-support", "Support that stays there for when it is needed."),
          Map.entry(
              "purposeful-activity",
              "Taking part in something enjoyable that gives purpose, structure or distraction."),
          Map.entry("social-engagement", "Getting out and meeting others."),
          Map.entry(
              "self-and-others",
              "Oneself and others in a new relation: not alone, sharing stories, supporting each"
                  + " other."),
          Map.entry(
              "skills-development",
              "Learning to do something: creative, practical, in talking with others, by"
                  + " teaching."),
          Map.entry(
              "personal-assets",
              "Realising what one has in oneself: confidence, strength, a new identity."),
          Map.entry("future-possibilities", "Seeing that more is possible than before."),
          Map.entry(
              "present-wellbeing", "Feeling better now: enjoying life, less pain, less afraid."),
          Map.entry(
              "future-goals",
              "Going on towards something of one's own: work, a course, volunteering, more"
                  + " groups."),
          Map.entry(
              "future-health",
              "Going on towards better health: smoking, weight, fitness, eating."));

  private SubThemes() {}

  /** What it means; empty for one that is not the study's. */
  static String meaning(String key) {
    return MEANINGS.getOrDefault(key, "");
  }

  /** Finer codes that the codebook has for it. */
  static List<String> codes(String key) {
    return Codebook.builtIn().codes().getOrDefault(key, List.of());
  }

  /** The codebook, as codings name it. */
  static String codebook() {
    return Codebook.builtIn().id() + "@" + Codebook.builtIn().version();
  }
}
