package org.journey.console;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.model.Codebook;

/**
 * The sub-themes of the study's model: what they are called in its figure, and what they mean, as
 * its text has it. Who records, codes or looks up is told the same.
 */
public final class SubThemes {

  private static final Map<String, Meaning> ALL = all();

  private SubThemes() {}

  /**
   * A sub-theme.
   *
   * @param key as models and findings have it
   * @param name as the study's figure has it
   * @param meaning in a sentence or two; empty for one that is not the study's
   */
  public record Meaning(String key, String name, String meaning) {}

  private static Map<String, Meaning> all() {
    Map<String, Meaning> all = new LinkedHashMap<>();
    put(
        all,
        "personalised-support",
        "Personalised support with social problems",
        "One-to-one support with what presses, such as housing, benefits or debt, that is friendly"
            + " and reliable: somebody listens, solves problems, links to activities in person.");
    put(
        all,
        "bridging-support",
        "Bridging support",
        "The step from one-to-one help into groups and activities is made with somebody: who links"
            + " them there, and often comes along the first times, until they go by themselves.");
    put(
        all,
        "background-support",
        "Background support",
        "Support that stays there, in the background, for when it is needed; being told of what"
            + " there is, to go to of one's own accord.");
    put(
        all,
        "purposeful-activity",
        "Participation in a purposeful, enjoyable activity",
        "Taking part in something enjoyable: something to do, purpose, routine and structure,"
            + " distraction from what is hard, or respite from caring for others.");
    put(
        all,
        "social-engagement",
        "Social engagement",
        "Getting out, meeting others and making new connections, in a place where one is"
            + " comfortable.");
    put(
        all,
        "self-and-others",
        "The self and its relation to others",
        "Oneself and others in a new relation: not being alone in it, sharing what happened,"
            + " listening, supporting each other, learning from others how to cope.");
    put(
        all,
        "skills-development",
        "Skills development",
        "Learning to do something: creative, practical, in talking with others, by helping or"
            + " teaching others.");
    put(
        all,
        "personal-assets",
        "Realisation of personal assets",
        "Realising what one has in oneself: confidence, self-esteem, strengths, independence,"
            + " resilience, a new identity.");
    put(
        all,
        "future-possibilities",
        "Recognition of future possibilities",
        "Seeing that the future may be different or better: hope, seeing others who are further"
            + " on, new ambitions.");
    put(
        all,
        "present-wellbeing",
        "Present wellbeing",
        "Feeling better now: life is more enjoyable and fulfilling, less pain, less afraid.");
    put(
        all,
        "future-goals",
        "Future goals",
        "Actively pursuing something of one's own: work, a course, volunteering, more groups. A"
            + " hope alone is not it.");
    put(
        all,
        "future-health",
        "Future health",
        "Actively pursuing better health: smoking, weight, fitness, eating. A hope alone is not"
            + " it.");
    return all;
  }

  private static void put(Map<String, Meaning> all, String key, String name, String meaning) {
    all.put(key, new Meaning(key, name, meaning));
  }

  /** All of the study's, in the order of its stages. */
  public static List<Meaning> ofStudy() {
    return List.copyOf(ALL.values());
  }

  /** One; of one that is not the study's only its key is told, in words. */
  public static Meaning of(String key) {
    Meaning known = ALL.get(key);
    return known == null ? new Meaning(key, Words.of(key), "") : known;
  }

  /** Those of these that have a meaning here, each once, in their order. */
  public static List<Meaning> known(Collection<String> keys) {
    return keys.stream()
        .distinct()
        .map(SubThemes::of)
        .filter(each -> !each.meaning().isEmpty())
        .toList();
  }

  /** What it is called. */
  public static String name(String key) {
    return of(key).name();
  }

  /** What it means; empty for one that is not the study's. */
  public static String meaning(String key) {
    return of(key).meaning();
  }

  /** Finer codes that the codebook has for it. */
  public static List<String> codes(String key) {
    return Codebook.builtIn().codes().getOrDefault(key, List.of());
  }

  /** The codebook, as codings name it. */
  public static String codebook() {
    return Codebook.builtIn().id() + "@" + Codebook.builtIn().version();
  }
}
