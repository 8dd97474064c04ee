package org.journey.cohort;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Rfc3339;
import org.journey.service.facts.AgeBands;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which journeys a cohort is of. What is empty or null is not asked for; all that is must hold, and
 * of several values of one any.
 *
 * @param organisations tenants
 * @param openedFrom referred then or later
 * @param openedTo referred before
 * @param sources who referred
 * @param reasons for referral, whether primary or not
 * @param reached the entered stages, exactly: a bit for the number of each; none: 0
 * @param ageBands at referral, by number; 0 is not recorded
 * @param deciles of deprivation; 0 is not recorded
 */
public record CohortFilter(
    List<String> organisations,
    @Nullable Instant openedFrom,
    @Nullable Instant openedTo,
    List<ReferralSource> sources,
    List<Reason> reasons,
    List<Integer> reached,
    List<Integer> ageBands,
    List<Integer> deciles) {

  /** The names of filters, in the contract's order. */
  public static final List<String> NAMES =
      List.of(
          "organisation",
          "openedFrom",
          "openedTo",
          "source",
          "reason",
          "reached",
          "ageBand",
          "deprivation");

  /** Asks for nothing: everybody. */
  public static final CohortFilter ALL =
      new CohortFilter(
          List.of(), null, null, List.of(), List.of(), List.of(), List.of(), List.of());

  /** What {@code reached} is asked for by where no stage was entered. */
  static final String NONE = "none";

  /** Copies the lists, sorted and each value once, so that the same question is equal. */
  public CohortFilter {
    organisations = canonical(organisations);
    sources = canonical(sources);
    reasons = canonical(reasons);
    reached = canonical(reached);
    ageBands = canonical(ageBands);
    deciles = canonical(deciles);
  }

  private static <T extends Comparable<? super T>> List<T> canonical(List<T> values) {
    return values.stream().distinct().sorted().toList();
  }

  /**
   * Reads the filters of a query.
   *
   * @param query names and values; several values of one are separated by commas, those of {@code
   *     reached} by semicolons. A name not in {@link #NAMES} is refused
   */
  public static CohortFilterReading read(Map<String, String> query) {
    return CohortFilterReader.read(query);
  }

  /**
   * Reads the filters of a document, strictly.
   *
   * @param cohort an object of {@link #NAMES}, each a text or a list of texts (of deprivation,
   *     whole numbers too)
   */
  public static CohortFilterReading read(JsonNode cohort) {
    return CohortFilterReader.read(cohort);
  }

  /** Whether a journey is of the cohort. */
  public boolean matches(Member member) {
    return isOf(member.organisation)
        && isOpened(member.opened)
        && (sources.isEmpty() || sources.contains(member.source))
        && (reasons.isEmpty() || hasReason(member.reasons))
        && (reached.isEmpty() || reached.contains(member.reached))
        && (ageBands.isEmpty() || ageBands.contains((int) member.ageBand))
        && (deciles.isEmpty() || deciles.contains((int) member.decile));
  }

  private boolean hasReason(int mask) {
    for (Reason reason : reasons) {
      if ((mask & 1 << reason.ordinal()) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a journey can be of the cohort by what its referral says, before anything of it is
   * folded. If not, it is not of it.
   *
   * @param opened the referral's effective time
   * @param referral as it stands
   */
  public boolean matchesReferral(String organisation, Instant opened, ReferralReceived referral) {
    long micros = Micros.of(opened);
    Demographics told = referral.demographics();
    Integer year = told == null ? null : told.birthYear();
    Integer decile = told == null ? null : told.deprivationDecile();
    return isOf(organisation)
        && isOpened(micros)
        && (sources.isEmpty() || sources.contains(referral.referralSource()))
        && (reasons.isEmpty() || referral.reasons().stream().anyMatch(reasons::contains))
        && (ageBands.isEmpty() || ageBands.contains(AgeBands.of(year == null ? 0 : year, micros)))
        && (deciles.isEmpty() || deciles.contains(decile == null ? 0 : decile));
  }

  private boolean isOf(String organisation) {
    return organisations.isEmpty() || organisations.contains(organisation);
  }

  private boolean isOpened(long micros) {
    return (openedFrom == null || micros >= Micros.of(openedFrom))
        && (openedTo == null || micros < Micros.of(openedTo));
  }

  /** Whether it asks for whole calendar months of UTC alone, as controlled answers must. */
  public boolean hasWholeMonths() {
    return Stream.of(openedFrom, openedTo).allMatch(CohortFilter::isMonthStart);
  }

  private static boolean isMonthStart(@Nullable Instant instant) {
    if (instant == null) {
      return true;
    }
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
    return time.getDayOfMonth() == 1 && time.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /** The one form of the same question: what is not asked for is left out. */
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    texts(json, "organisation", organisations);
    instant(json, "openedFrom", openedFrom);
    instant(json, "openedTo", openedTo);
    texts(json, "source", sources.stream().map(Enum::name).toList());
    texts(json, "reason", reasons.stream().map(Enum::name).toList());
    texts(json, "reached", reached.stream().map(CohortFilterReader::notation).toList());
    texts(json, "ageBand", ageBands.stream().map(AgeBands::name).toList());
    texts(json, "deprivation", deciles.stream().map(CohortFilter::decile).toList());
    return json;
  }

  private static String decile(int number) {
    return number == 0 ? AgeBands.NOT_RECORDED : String.valueOf(number);
  }

  private static void texts(ObjectNode json, String name, List<String> values) {
    if (!values.isEmpty()) {
      Json.texts(json, name, values);
    }
  }

  private static void instant(ObjectNode json, String name, @Nullable Instant value) {
    if (value != null) {
      json.put(name, Rfc3339.format(value));
    }
  }
}
