package org.journey.console.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.journey.console.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Figures as they are opened, by the names and in the form that the page of the journey has them.
 */
final class OpenedFigures {

  private static final String SATURATION = "/engagement/saturation/";

  private final Map<String, FigureKind> kinds = new HashMap<>();
  private final ListedFigures listed;
  private final Map<String, CurveView> curves = new HashMap<>();
  private final Pointers others;

  /**
   * For what was read of the API.
   *
   * @param evidence of the journey
   * @param asked the view of it
   * @param activities their names, by their ids
   * @param entries what happened and when, by their identities
   */
  OpenedFigures(
      JsonNode evidence,
      Stages model,
      Asked asked,
      Times times,
      Map<String, String> activities,
      Map<String, String> entries) {
    String unit = asked.reading().getOrDefault(Reading.UNIT, "REFLECTION");
    String level = asked.reading().getOrDefault(Reading.LEVEL, "");
    Stream.of(
            HeadView.kinds(times),
            StepsWords.kinds(model),
            EngagementView.kinds(times, activities),
            SaturationView.kinds(unit, level, times),
            RatioWords.kinds(SaturationView.units(unit)))
        .flatMap(List::stream)
        .forEach(kind -> kinds.put(kind.pointer(), kind));
    listed = new ListedFigures(evidence, model, times, activities, entries);
    others = new Pointers(model);
    for (JsonNode figure : evidence.path("figures")) {
      String pointer = figure.path("pointer").asString("");
      String title = curve(pointer);
      if (!title.isEmpty()) {
        String several = SaturationView.units(unit);
        curves.put(pointer, CurveView.of(figure.path("value"), "", title, several, times));
      }
    }
  }

  private static String curve(String pointer) {
    return switch (pointer) {
      case SATURATION + "curve" -> SaturationView.CURVE;
      case SATURATION + "breadth" -> SaturationView.BREADTH;
      default -> "";
    };
  }

  /** What a figure, or what several of them are of, is called. */
  String name(String pointer) {
    FigureKind kind = kinds.get(pointer);
    if (kind != null) {
      return kind.label();
    }
    String curve = curve(pointer);
    if (!curve.isEmpty()) {
      return curve;
    }
    ListedFigures.Place place = listed.place(pointer);
    return place == null ? others.of(pointer) : place.label();
  }

  /** The value of a figure, a line each; null if nothing is known of such a figure. */
  @Nullable List<String> value(String pointer, JsonNode value) {
    FigureKind kind = kinds.get(pointer);
    if (kind != null) {
      return List.of(kind.words().apply(value));
    }
    CurveView curve = curves.get(pointer);
    if (curve != null) {
      return curve.points().isEmpty()
          ? List.of("There is nothing to draw")
          : curve.points().stream().map(CurveView.Point::line).toList();
    }
    ListedFigures.Place place = listed.place(pointer);
    ListedFigures.Column column = place == null ? null : place.column();
    return column == null ? null : List.of(column.words().apply(value));
  }
}
