package org.journey.extract;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.model.StageModel;
import org.journey.stage.Piece;
import org.journey.stage.StageEvidence;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** A journey as it is about to leave: what was read, with what the model says of each place. */
final class ExtractedJourney {

  private final JourneyReading reading;
  private final JourneyNames names;
  private final BitSet contacts = new BitSet();
  private final @Nullable String[] evidence;
  private final @Nullable String[] entered;
  private final ReferralReceived referral;
  private final String[] events;
  private final JourneyState state;

  ExtractedJourney(JourneyReading reading, JourneyNames names) {
    this.reading = reading;
    this.names = names;
    referral = (ReferralReceived) reading.entry(reading.standing().referral()).data();
    reading.contacts().forEach(contacts::set);
    evidence = new @Nullable String[entries().size()];
    entered = new @Nullable String[entries().size()];
    readEvidence(reading.evidence());
    readEntrances(reading.evidence());
    state = reading.state();
    events = new String[entries().size()];
    for (int i = 0; i < events.length; i++) {
      events[i] = names.event(entries().get(i).identity());
    }
  }

  List<Entry> entries() {
    return reading.timeline().entries();
  }

  JourneyReading reading() {
    return reading;
  }

  JourneyNames names() {
    return names;
  }

  JourneyState state() {
    return state;
  }

  /** The name of the interaction at a place. */
  String event(int place) {
    return events[place];
  }

  ReferralReceived referral() {
    return referral;
  }

  /** When the referral was. */
  Instant openedAt() {
    return reading.entry(reading.standing().referral()).time();
  }

  String client() {
    return names.of(Kind.CLIENT, referral.clientId());
  }

  @Nullable String ageBand() {
    Demographics told = referral.demographics();
    return told == null ? null : AgeBand.atReferral(told.birthYear(), openedAt());
  }

  /** Whether the client took part in the interaction at a place. */
  boolean isContact(int place) {
    return contacts.get(place);
  }

  /** The sub-themes that the interaction at a place is evidence of, in the model's order. */
  @Nullable String evidence(int place) {
    return evidence[place];
  }

  /** The stages that were entered by the interaction at a place, by number. */
  @Nullable String entered(int place) {
    return entered[place];
  }

  private void readEvidence(StageEvidence read) {
    List<String> subThemes = read.model().subThemes();
    List<Piece> pieces = read.pieces();
    // Pieces come in the order of the timeline.
    for (int i = 0; i < pieces.size(); ) {
      int place = pieces.get(i).entry();
      int end = i + 1;
      while (end < pieces.size() && pieces.get(end).entry() == place) {
        end++;
      }
      evidence[place] =
          end == i + 1
              ? subThemes.get(pieces.get(i).subTheme())
              : joined(subThemes, pieces.subList(i, end));
      i = end;
    }
  }

  private static String joined(List<String> subThemes, List<Piece> pieces) {
    BitSet of = new BitSet(subThemes.size());
    pieces.forEach(piece -> of.set(piece.subTheme()));
    StringJoiner joined = new StringJoiner(Columns.SEPARATOR);
    of.stream().forEach(subTheme -> joined.add(subThemes.get(subTheme)));
    return joined.toString();
  }

  private void readEntrances(StageEvidence read) {
    StageModel model = read.model();
    List<@Nullable Piece> entering = StageProgresses.entering(read);
    for (int i = 0; i < entering.size(); i++) {
      Piece piece = entering.get(i);
      if (piece != null) {
        String number = String.valueOf(model.stages().get(i).number());
        String before = entered[piece.entry()];
        entered[piece.entry()] = before == null ? number : before + Columns.SEPARATOR + number;
      }
    }
  }
}
