package org.journey.service.facts;

import java.time.Instant;
import java.util.List;
import org.journey.bytes.Bytes;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.InteractionType;
import org.journey.model.StageModel;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline.Entry;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts. In this order: version, journey, model, names, referral, entries, changes of the
 * outcome, amendments. {@link FactsCursor} reads the same.
 */
final class FactsWriter {

  /** The kinds of amendment that count, by their stable numbers. */
  static final int CORRECTION = 1;

  static final int RETRACTION = 2;

  private FactsWriter() {}

  static byte[] write(List<Recorded> inSequenceOrder, StageModel model) {
    List<Entry> entries = Timelines.of(inSequenceOrder, Instant.MAX, Instant.MAX).entries();
    Names names = new Names();
    Bytes body = new Bytes();
    referral(referral(entries), names, body);
    entries(entries, inSequenceOrder, names, body);
    changes(entries, model, body);
    amendments(inSequenceOrder, body);

    Bytes all = new Bytes();
    all.number(JourneyFacts.VERSION);
    all.text(inSequenceOrder.getFirst().subject());
    all.text(model.reference());
    all.number(names.all().size());
    names.all().forEach(all::text);
    all.all(body);
    return all.toBytes();
  }

  private static ReferralReceived referral(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.data() instanceof ReferralReceived referral) {
        return referral;
      }
    }
    throw new IllegalArgumentException("a journey has its referral");
  }

  private static void referral(ReferralReceived referral, Names names, Bytes to) {
    to.number(names.number(referral.clientId()));
    to.number(Codes.SOURCES.number(referral.referralSource()));
    to.number(referral.reasons().size());
    for (Reason reason : referral.reasons()) {
      to.number(Codes.REASONS.number(reason));
    }
    Demographics told = referral.demographics();
    Integer birthYear = told == null ? null : told.birthYear();
    Integer decile = told == null ? null : told.deprivationDecile();
    to.number(birthYear == null ? 0 : birthYear);
    to.number(Codes.GENDERS.number(told == null ? null : told.gender()));
    to.number(Codes.ETHNICITIES.number(told == null ? null : told.ethnicity()));
    to.number(decile == null ? 0 : decile);
  }

  private static void entries(
      List<Entry> entries, List<Recorded> inSequenceOrder, Names names, Bytes to) {
    EntryFields fields = new EntryFields(names, to);
    long time = Micros.of(entries.getFirst().time());
    long sequence = entries.getFirst().sequence();
    to.number(entries.size());
    to.signedSpan(time);
    to.number(sequence);
    for (Entry entry : entries) {
      long own = Micros.of(entry.time());
      to.span(own - time);
      to.signed(entry.sequence() - sequence);
      to.signedSpan(recorded(inSequenceOrder, entry.sequence()) - own);
      fields.write(entry);
      time = own;
      sequence = entry.sequence();
    }
  }

  private static long recorded(List<Recorded> inSequenceOrder, long sequence) {
    int low = 0;
    int high = inSequenceOrder.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inSequenceOrder.get(middle).sequence() < sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Micros.of(inSequenceOrder.get(low).recordedTime());
  }

  private static void changes(List<Entry> entries, StageModel model, Bytes to) {
    List<Change> changes = Outcomes.changes(entries, model);
    to.number(changes.size());
    int place = 0;
    for (Change change : changes) {
      to.number(change.place() - place);
      to.number((long) change.index() << 3 | change.kind().number());
      Entry at = entries.get(change.place());
      if (change.kind() == Change.Kind.STAGE_ENTERED) {
        to.signedSpan(Micros.of(at.time()) - change.date());
      }
      if (change.kind() == Change.Kind.STAGE_ENTERED
          || change.kind() == Change.Kind.SUB_THEME_SHOWN) {
        to.signed(at.sequence() - change.sequence());
      }
      place = change.place();
    }
  }

  private static void amendments(List<Recorded> inSequenceOrder, Bytes to) {
    to.number(inSequenceOrder.stream().filter(each -> amendment(each) != null).count());
    for (Recorded each : inSequenceOrder) {
      Integer kind = amendment(each);
      if (kind != null) {
        to.number(kind);
        to.signedSpan(Micros.of(each.time()));
        to.number(each.sequence());
      }
    }
  }

  private static @Nullable Integer amendment(Recorded recorded) {
    return recorded.type() == InteractionType.INTERACTION_CORRECTED
        ? Integer.valueOf(CORRECTION)
        : recorded.type() == InteractionType.INTERACTION_RETRACTED
            ? Integer.valueOf(RETRACTION)
            : null;
  }
}
