package org.journey.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.journey.bytes.Bytes;
import org.journey.bytes.Input;
import org.journey.engine.JourneyKey;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordShape;
import org.journey.service.facts.Micros;
import org.journey.timeline.Recorded;

/**
 * Interactions of one journey that follow one another, in codes and times: what was recorded but
 * for personal data. It can be read by itself, so chunks of a journey are put behind one another
 * without being read. Not for several threads at once.
 */
final class Chunk {

  /** An id in the usual form of a UUID, which is kept as its 16 bytes. */
  private static final int UUID_ID = 0;

  private static final int UUID_LENGTH = 36;

  private static final PayloadForm[] FORMS = forms();
  private static final InteractionType[] TYPES = types();

  private final Dictionary texts = new Dictionary();
  private final Input in = new Input();

  private static PayloadForm[] forms() {
    InteractionType[] types = InteractionType.values();
    PayloadForm[] forms = new PayloadForm[types.length];
    for (InteractionType type : types) {
      forms[type.ordinal()] = PayloadForm.of(RecordShape.of(type));
    }
    return forms;
  }

  private static InteractionType[] types() {
    return InteractionType.values();
  }

  /**
   * Writes a chunk.
   *
   * @param recorded of one journey, in sequence order, one or more, none left out
   */
  void write(List<Recorded> recorded, Bytes to) {
    texts.clear();
    Recorded first = recorded.getFirst();
    to.number(first.version());
    long sequence = 0;
    long known = 0;
    long time = 0;
    for (Recorded each : recorded) {
      long own = Micros.of(each.time());
      long recordedTime = Micros.of(each.recordedTime());
      to.number(each.type().ordinal());
      to.number(each.sequence() - sequence);
      to.signed(recordedTime - known);
      to.signedSpan(own - time);
      texts.write(each.recordedBy(), to);
      texts.write(each.identity().source(), to);
      id(each.identity().id(), to);
      FORMS[each.type().ordinal()].write(each.data(), to, texts);
      sequence = each.sequence();
      known = recordedTime;
      time = own;
    }
  }

  /**
   * Reads a chunk and adds what is in it.
   *
   * @param count of its interactions
   */
  void read(JourneyKey key, byte[] bytes, int from, int count, List<Recorded> to) {
    texts.clear();
    in.open(bytes, from);
    int version = in.count();
    long sequence = 0;
    long known = 0;
    long time = 0;
    Instant knownAt = Instant.EPOCH;
    for (int i = 0; i < count; i++) {
      int type = in.count();
      sequence += in.number();
      long later = in.signed();
      if (later != 0) {
        known += later;
        knownAt = Micros.instant(known);
      }
      time += in.signedSpan();
      String recordedBy = texts.read(in);
      String source = texts.read(in);
      String id = id();
      to.add(
          new Recorded(
              sequence,
              version + i,
              knownAt,
              key.organisation(),
              key.journeyId(),
              new Identity(source, id),
              recordedBy,
              TYPES[type],
              Micros.instant(time),
              (Interaction) FORMS[type].read(in, texts)));
    }
  }

  private static void id(String id, Bytes to) {
    if (id.length() == UUID_LENGTH && id.charAt(8) == '-') {
      try {
        UUID uuid = UUID.fromString(id);
        if (uuid.toString().equals(id)) {
          to.number(UUID_ID);
          to.fixed(uuid.getMostSignificantBits());
          to.fixed(uuid.getLeastSignificantBits());
          return;
        }
      } catch (IllegalArgumentException e) {
        // It only looks like one.
      }
    }
    to.text(id);
  }

  /** No id is empty, so a text of no length is a UUID. */
  private String id() {
    int length = in.count();
    return length == UUID_ID ? new UUID(in.fixed(), in.fixed()).toString() : in.text(length);
  }
}
