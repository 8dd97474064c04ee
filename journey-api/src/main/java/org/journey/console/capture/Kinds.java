package org.journey.console.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All forms, in the order in which they are offered. */
final class Kinds {

  /** Types that no form here sends, each with the reason: a test looks for the rest. */
  static final Map<InteractionType, String> ELSEWHERE =
      Map.of(
          InteractionType.REFLECTION_CODED, "coders record it, on the pages of research",
          InteractionType.INTERACTION_CORRECTED, "begins from what is corrected",
          InteractionType.INTERACTION_RETRACTED, "begins from what is retracted",
          InteractionType.CLIENT_MERGED, "a manager's, by a call of its own",
          InteractionType.CLIENT_UNMERGED, "a manager's, by a call of its own",
          InteractionType.CLIENT_ERASED, "made by the platform alone",
          InteractionType.INTERACTION_REDACTED, "made by the platform alone");

  static final List<Kind> ALL = all();

  private static final Map<String, Kind> BY_SLUG = bySlug();

  private Kinds() {}

  private static List<Kind> all() {
    List<Kind> all = new ArrayList<>();
    all.addAll(SupportKinds.ALL);
    all.addAll(ActivityKinds.ALL);
    all.addAll(ToldKinds.ALL);
    all.addAll(MeasureKinds.ALL);
    all.addAll(CourseKinds.ALL);
    return List.copyOf(all);
  }

  private static Map<String, Kind> bySlug() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    ALL.forEach(kind -> kinds.put(kind.slug(), kind));
    return kinds;
  }

  /** The kind of a place under {@code /console/record/}; null if there is none. */
  static @Nullable Kind named(String slug) {
    return BY_SLUG.get(slug);
  }

  /** What an interaction was recorded as; null if no form here asks for the like. */
  static @Nullable Kind of(String type, JsonNode data) {
    String instrument = data.path("instrument").asString("");
    return ALL.stream()
        .filter(kind -> kind.type().type().equals(type))
        .filter(kind -> !kind.measures() || MeasureKinds.instrument(kind).equals(instrument))
        .findFirst()
        .orElse(null);
  }
}
