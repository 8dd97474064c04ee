package org.journey.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.journey.engagement.StudyCategory;
import org.journey.interaction.Access.Reason;
import org.journey.stage.StageProgress.Inversion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a sampling frame. Journeys are in the order of the names they are told by. */
final class SamplingFrameJson {

  /** Stands for the category of those who took up no activity. */
  private static final String NONE = "NONE";

  private static final String DEFINITION =
      "Journeys whose consent RESEARCH is in force. A cell is a band of lengthDays, the primary"
          + " reason for referral and a category of activity taken up; who took up several counts"
          + " in each, who took up none in NONE, so cells do not add up to n. told: a reflection is"
          + " recorded; interviewed: one in an interview; notYet: none at all. Negative cases:"
          + " notSo, a finding NOT_SO on a sub-theme of the model; outOfOrder, a stage entered"
          + " later than one behind it; longWithoutFinding, 365 days or more of engagement and no"
          + " finding of any tense, whether asked (reflections) or not.";

  private SamplingFrameJson() {}

  private record Cell(EngagementBand band, Reason reason, int category) {

    String categoryName() {
      return category < 0 ? NONE : StudyCategory.values()[category].name();
    }
  }

  private record Named(String name, SampledJourney journey) {}

  static ObjectNode of(List<SampledJourney> journeys, UnaryOperator<String> naming) {
    List<Named> named = new ArrayList<>();
    for (SampledJourney journey : journeys) {
      named.add(new Named(naming.apply(journey.journeyId()), journey));
    }
    named.sort(Comparator.comparing(Named::name));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("definition", DEFINITION);
    ArrayNode bands = json.putArray("bands");
    for (EngagementBand band : EngagementBand.values()) {
      ObjectNode node = bands.addObject().put("band", band.name());
      boolean none = band == EngagementBand.NO_CONTACT;
      node.put("fromDays", none ? null : Integer.valueOf(band.fromDays()));
      node.put("toDays", band.toDays());
    }
    json.put("n", named.size());
    ArrayNode cells = json.putArray("cells");
    cells(named).forEach((cell, members) -> cells.add(cell(cell, members)));
    ArrayNode listed = json.putArray("journeys");
    named.forEach(each -> listed.add(journey(each)));
    json.set("negativeCases", negativeCases(named));
    return json;
  }

  private static Map<Cell, List<Named>> cells(List<Named> named) {
    Map<Cell, List<Named>> cells =
        new TreeMap<>(
            Comparator.comparing(Cell::band)
                .thenComparing(Cell::reason)
                .thenComparingInt(Cell::category));
    for (Named each : named) {
      SampledJourney journey = each.journey();
      for (int category : categories(journey)) {
        cells
            .computeIfAbsent(
                new Cell(journey.band(), journey.reason(), category), any -> new ArrayList<>())
            .add(each);
      }
    }
    return cells;
  }

  /** By their places in the study's order; -1 for none. */
  private static List<Integer> categories(SampledJourney journey) {
    return journey.categories().isEmpty()
        ? List.of(-1)
        : journey.categories().stream().map(StudyCategory::ordinal).toList();
  }

  private static ObjectNode cell(Cell cell, List<Named> members) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("band", cell.band().name());
    json.put("reason", cell.reason().name());
    json.put("category", cell.categoryName());
    json.put("n", members.size());
    json.put("told", members.stream().filter(each -> each.journey().told() > 0).count());
    json.put(
        "interviewed", members.stream().filter(each -> each.journey().interviews() > 0).count());
    ArrayNode notYet = json.putArray("notYet");
    for (Named each : members) {
      if (each.journey().told() == 0) {
        notYet.add(each.name());
      }
    }
    return json;
  }

  private static ObjectNode journey(Named named) {
    SampledJourney journey = named.journey();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("journey", named.name());
    json.put("band", journey.band().name());
    json.put("lengthDays", journey.lengthDays());
    json.put("reason", journey.reason().name());
    ArrayNode categories = json.putArray("categories");
    journey.categories().forEach(category -> categories.add(category.name()));
    json.put("reflections", journey.told());
    json.put("interviews", journey.interviews());
    return json;
  }

  private static ObjectNode negativeCases(List<Named> named) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode notSo = json.putArray("notSo");
    ArrayNode outOfOrder = json.putArray("outOfOrder");
    ArrayNode longWithout = json.putArray("longWithoutFinding");
    for (Named each : named) {
      SampledJourney journey = each.journey();
      if (!journey.notSo().isEmpty()) {
        ArrayNode subThemes = listed(notSo, each, null).putArray("subThemes");
        journey.notSo().forEach(subThemes::add);
      }
      if (!journey.inversions().isEmpty()) {
        ArrayNode inversions = listed(outOfOrder, each, null).putArray("inversions");
        for (Inversion inversion : journey.inversions()) {
          inversions.addArray().add(inversion.smaller()).add(inversion.larger());
        }
      }
      if (journey.isLongWithoutFinding()) {
        listed(longWithout, each, journey.lengthDays()).put("reflections", journey.told());
      }
    }
    return json;
  }

  private static ObjectNode listed(ArrayNode list, Named named, @Nullable Long lengthDays) {
    ObjectNode json = list.addObject().put("journey", named.name());
    if (lengthDays != null) {
      json.put("lengthDays", lengthDays);
    }
    return json;
  }
}
