package org.journey.extract;

import java.util.function.Function;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.CodeList;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.ColumnType.Whole;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.interaction.Access;
import org.journey.interaction.Access.Demographics;
import org.jspecify.annotations.Nullable;

/** Whom a journey is of, as its referral tells. */
final class ReferralColumns {

  private ReferralColumns() {}

  static void addTo(JourneyColumns columns) {
    columns.text("journey", new Name(Kind.JOURNEY), true, "The journey", j -> j.names().journey());
    columns.text("client", new Name(Kind.CLIENT), true, "The person", ExtractedJourney::client);
    columns.text(
        "worker",
        new Name(Kind.WORKER),
        false,
        "The worker last assigned",
        j -> {
          String worker = j.reading().workerId();
          return worker == null ? null : j.names().of(Kind.WORKER, worker);
        });
    columns.text(
        "source",
        JourneyTable.code(Access.ReferralSource.values()),
        true,
        "Who referred",
        j -> j.referral().referralSource().name());
    columns.text(
        "reasons",
        new CodeList(JourneyTable.names(Access.Reason.values())),
        true,
        "Why, the first the primary one, separated by ;",
        j -> PayloadFields.codes(j.referral().reasons()));
    columns.text(
        "recommended_by",
        JourneyTable.code(Access.ReferralSource.values()),
        false,
        "On whose word, for a self-referral",
        j -> JourneyTable.name(j.referral().recommendedBy()));
    columns.text(
        "age_band",
        new Code(AgeBand.ALL),
        false,
        "Age at referral: year of referral less year of birth, in bands of ten years",
        ExtractedJourney::ageBand);
    columns.text(
        "gender",
        JourneyTable.code(Access.Gender.values()),
        false,
        "As recorded at referral",
        j -> told(j, d -> JourneyTable.name(d.gender())));
    columns.text(
        "ethnicity",
        JourneyTable.code(Access.Ethnicity.values()),
        false,
        "As recorded at referral, in broad groups",
        j -> told(j, d -> JourneyTable.name(d.ethnicity())));
    columns.whole(
        "deprivation_decile",
        new Whole(1, 10),
        "1 is the most deprived",
        j -> told(j, Demographics::deprivationDecile));
  }

  private static <T> @Nullable T told(
      ExtractedJourney journey, Function<Demographics, @Nullable T> value) {
    Demographics told = journey.referral().demographics();
    return told == null ? null : value.apply(told);
  }
}
