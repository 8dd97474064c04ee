package org.journey.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.journey.engagement.StudyCategory;
import org.journey.interaction.Access.Reason;

/**
 * A row of the study's Table 1.
 *
 * @param name the pseudonym
 * @param reasons why they were referred, in codes, the primary one first
 * @param shortest the fewest days that are in keeping with the length of engagement in the table
 * @param longest the most
 * @param reached the stages they went through
 * @param categories what they took up
 */
public record Participant(
    String name,
    List<Reason> reasons,
    long shortest,
    long longest,
    String reached,
    List<StudyCategory> categories) {

  /**
   * The table, in its order. Lengths: so many months are that many twelfths of 365 days, give or
   * take half a month; about a year, or three, and five years give or take a month; over a year is
   * under two, as the table tells of over two elsewhere; under a year is no less than the six
   * months that the text has for the least.
   */
  public static final List<Participant> TABLE =
      """
      robert    | DEPRESSION ISOLATION                     | 320-350   | 1-5 | ADVOCACY PHYSICAL WELLBEING SOCIAL
      dawn      | BENEFITS_ADVICE                          | 366-730   | 1   | ADVOCACY
      amanda    | HOUSING                                  | 366-730   | 1   | ADVOCACY
      sharon    | SMOKING LIFESTYLE                        | 259-289   | 1-3 | ADVOCACY PHYSICAL WELLBEING SOCIAL
      pamela    | EXERCISE SOMETHING_TO_DO                 | 182-197   | 2-5 | PHYSICAL WELLBEING SOCIAL
      linda     | EXERCISE BEREAVEMENT LIFE_CHANGE         | 1795-1856 | 2-5 | PHYSICAL WELLBEING SOCIAL VOLUNTEER
      tom       | SOMETHING_TO_DO MENTAL_HEALTH ISOLATION  | 366-730   | 2-5 | ADVOCACY SOCIAL CREATIVE VOLUNTEER
      david     | ISOLATION SOMETHING_TO_DO                | 335-395   | 2-5 | SOCIAL
      karen     | SMOKING LIFESTYLE                        | 731-1095  | 1-5 | ADVOCACY PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER
      janet     | SOMETHING_TO_DO                          | 1095-1461 | 1-5 | PHYSICAL WELLBEING SOCIAL CREATIVE
      elizabeth | DEPRESSION ISOLATION                     | 182-364   | 2-5 | WELLBEING SOCIAL CREATIVE
      sumayah   | DEPRESSION BEREAVEMENT ISOLATION         | 730-1096  | 1-5 | PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER
      keith     | ISOLATION MENTAL_HEALTH                  | 366-730   | 1-4 | SOCIAL
      susan     | DEPRESSION ISOLATION                     | 335-395   | 1-5 | PHYSICAL WELLBEING SOCIAL CREATIVE
      richard   | PURPOSEFUL_OCCUPATION                    | 1065-1126 | 2-5 | PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER
      tony      | EXERCISE LIFESTYLE                       | 366-730   | 1-5 | PHYSICAL
      halima    | DEPRESSION                               | 366-730   | 1-5 | PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER
      """
          .lines()
          .map(Participant::row)
          .toList();

  private static Participant row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    List<String> length = List.of(cells.get(2).split("-", -1));
    return new Participant(
        cells.get(0),
        words(cells.get(1)).map(Reason::valueOf).toList(),
        Long.parseLong(length.getFirst()),
        Long.parseLong(length.getLast()),
        cells.get(3),
        words(cells.get(4)).map(StudyCategory::valueOf).toList());
  }

  private static Stream<String> words(String cell) {
    return Arrays.stream(cell.split(" ", -1));
  }

  /** The id of their journey. */
  public String journey() {
    return "study-" + name;
  }

  @Override
  public String toString() {
    return name;
  }
}
