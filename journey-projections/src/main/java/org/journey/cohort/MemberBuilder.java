package org.journey.cohort;

import java.util.List;
import java.util.Set;
import org.journey.cohort.Member.Part;
import org.journey.engagement.Found;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.InteractionType;
import org.journey.model.StageModel;
import org.journey.service.facts.AgeBands;
import org.journey.service.facts.Micros;
import org.journey.stage.Piece;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.Standing.Status;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Takes a member together from a journey as it was read. */
final class MemberBuilder {

  String organisation = "";
  String journeyId = "";
  String clientId = "";
  long sequence;
  long opened;
  long asAt;
  ReferralSource source = ReferralSource.OTHER;
  List<Reason> reasons = List.of(Reason.OTHER);
  byte ageBand;
  byte decile;
  @Nullable Gender gender;
  Status status = Status.OPEN;
  long closedAt = Member.NEVER;
  @Nullable ClosingReason closedFor;
  long[] enteredAt = {};
  long[] enteredBy = {};
  int reached;
  long[] shown = {};
  List<String> codes = List.of();
  long askedAt = Member.NEVER;
  long askedBy;
  @Nullable Trace trace;

  static MemberBuilder of(JourneyReading reading, Set<Part> parts) {
    MemberBuilder builder = new MemberBuilder();
    builder.organisation = reading.timeline().organisation();
    builder.journeyId = reading.timeline().journeyId();
    builder.asAt = Micros.of(reading.timeline().asAt());
    builder.referral(reading.entry(reading.standing().referral()));
    builder.standing(reading);
    builder.stages(reading);
    builder.asked(reading.timeline().entries());
    if (parts.contains(Part.CODES)) {
      builder.codes =
          Found.findings(reading.evidence(), Level.CODE).stream().map(Found::name).toList();
    }
    if (parts.contains(Part.TRACE)) {
      builder.trace = Trace.of(reading.timeline().entries());
    }
    return builder;
  }

  private void referral(Entry entry) {
    ReferralReceived referral = (ReferralReceived) entry.data();
    clientId = referral.clientId();
    sequence = entry.sequence();
    opened = Micros.of(entry.time());
    source = referral.referralSource();
    reasons = referral.reasons();
    Demographics told = referral.demographics();
    if (told != null) {
      Integer year = told.birthYear();
      Integer tenth = told.deprivationDecile();
      ageBand = (byte) AgeBands.of(year == null ? 0 : year, opened);
      decile = tenth == null ? 0 : tenth.byteValue();
      gender = told.gender();
    }
  }

  private void standing(JourneyReading reading) {
    status = reading.standing().status();
    Entry turn = reading.entry(reading.standing().place());
    if (status == Status.CLOSED && turn.data() instanceof JourneyClosed closed) {
      closedAt = Micros.of(turn.time());
      closedFor = closed.reason();
    }
  }

  private void stages(JourneyReading reading) {
    StageModel model = reading.evidence().model();
    List<@Nullable Piece> entering = StageProgresses.entering(reading.evidence());
    enteredAt = new long[entering.size()];
    enteredBy = new long[entering.size()];
    for (int i = 0; i < enteredAt.length; i++) {
      Piece piece = entering.get(i);
      enteredAt[i] = piece == null ? Member.NEVER : Micros.of(piece.date());
      if (piece != null) {
        enteredBy[i] = reading.entry(piece.entry()).sequence();
        reached |= 1 << model.stages().get(i).number();
      }
    }
    shown = new long[(model.subThemes().size() + Long.SIZE - 1) / Long.SIZE];
    for (Piece piece : reading.evidence().pieces()) {
      shown[piece.subTheme() / Long.SIZE] |= 1L << piece.subTheme();
    }
  }

  private void asked(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.type() == InteractionType.REFLECTION_RECORDED) {
        askedAt = Micros.of(entry.time());
        askedBy = entry.sequence();
        return;
      }
    }
  }

  Member build() {
    return new Member(this);
  }
}
