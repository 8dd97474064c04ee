package org.journey.service.facts;

import java.util.Arrays;
import org.journey.bytes.Input;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts, one journey after another, into arrays that are used again: so a million journeys
 * cost no objects but the names that are asked for. Entries have places from 0, in the order of the
 * timeline; what is asked of an entry is what {@link EntryFields} wrote of its type. Not for
 * several threads at once.
 */
public final class FactsCursor {

  /** How a session was missed, by stable numbers: the provider called it off. */
  public static final int CALLED_OFF = 0;

  /** The client did not come, and had told so beforehand. */
  public static final int NOTIFIED = 1;

  /** The client did not come, and had not told so. */
  public static final int UNANNOUNCED = 2;

  private static final int[] BY_TYPE = FieldCounts.byType();
  private static final int[] BY_INSTRUMENT = FieldCounts.byInstrument();
  private static final InteractionType[] TYPES = types();

  private final Input in = new Input();

  private int journeyId;
  private int model;
  private int[] nameStarts = new int[16];
  private @Nullable String[] names = new @Nullable String[16];
  private final ReferralFacts referral = new ReferralFacts();

  private int size;
  private long[] times = new long[64];
  private long[] sequences = new long[64];
  private long[] delays = new long[64];
  private byte[] heads = new byte[64];
  private int[] starts = new int[64];
  private int[] fields = new int[256];

  private int changes;
  private int[] changePlaces = new int[16];
  private int[] changeKinds = new int[16];
  private long[] changeDates = new long[16];
  private long[] changeSequences = new long[16];

  private int amendments;
  private int[] amendmentKinds = new int[4];
  private long[] amendmentTimes = new long[4];
  private long[] amendmentSequences = new long[4];

  /** A cursor that stands on nothing yet. */
  public FactsCursor() {}

  private static InteractionType[] types() {
    InteractionType[] types = new InteractionType[EntryFields.CONTACT];
    Arrays.fill(types, InteractionType.REFERRAL_RECEIVED);
    for (InteractionType type : InteractionType.values()) {
      types[type.number()] = type;
    }
    return types;
  }

  /** Goes to the facts of a journey. */
  public void read(JourneyFacts facts) {
    in.open(facts.bytes(), 1);
    journeyId = in.skipText();
    model = in.skipText();
    readNames();
    referral.read(in);
    readEntries();
    readChanges();
    readAmendments();
  }

  private void readNames() {
    int count = in.count();
    if (nameStarts.length <= count) {
      nameStarts = new int[2 * count];
    }
    if (names.length <= count) {
      names = new @Nullable String[2 * count];
    }
    Arrays.fill(names, 0, count + 1, null);
    for (int i = 1; i <= count; i++) {
      nameStarts[i] = in.skipText();
    }
  }

  private void readEntries() {
    size = in.count();
    if (times.length < size) {
      times = new long[2 * size];
      sequences = new long[2 * size];
      delays = new long[2 * size];
      heads = new byte[2 * size];
      starts = new int[2 * size];
    }
    long time = in.signedSpan();
    long sequence = in.number();
    int next = 0;
    for (int i = 0; i < size; i++) {
      time += in.span();
      sequence += in.signed();
      times[i] = time;
      sequences[i] = sequence;
      delays[i] = in.signedSpan();
      byte head = in.next();
      heads[i] = head;
      starts[i] = next;
      if (fields.length < next + 8) {
        fields = Arrays.copyOf(fields, 2 * fields.length);
      }
      int own = BY_TYPE[head & (EntryFields.CONTACT - 1)];
      if (own == FieldCounts.BY_INSTRUMENT) {
        int instrument = in.count();
        fields[next++] = instrument;
        own = BY_INSTRUMENT[instrument];
      }
      for (int j = 0; j < own; j++) {
        fields[next++] = in.count();
      }
    }
  }

  private void readChanges() {
    changes = in.count();
    if (changePlaces.length < changes) {
      changePlaces = new int[2 * changes];
      changeKinds = new int[2 * changes];
      changeDates = new long[2 * changes];
      changeSequences = new long[2 * changes];
    }
    int place = 0;
    for (int i = 0; i < changes; i++) {
      place += in.count();
      changePlaces[i] = place;
      changeKinds[i] = in.count();
      int kind = changeKinds[i] & 7;
      if (kind == Change.Kind.STAGE_ENTERED.number()) {
        changeDates[i] = times[place] - in.signedSpan();
      }
      if (kind == Change.Kind.STAGE_ENTERED.number()
          || kind == Change.Kind.SUB_THEME_SHOWN.number()) {
        changeSequences[i] = sequences[place] - in.signed();
      }
    }
  }

  private void readAmendments() {
    amendments = in.count();
    if (amendmentKinds.length < amendments) {
      amendmentKinds = new int[2 * amendments];
      amendmentTimes = new long[2 * amendments];
      amendmentSequences = new long[2 * amendments];
    }
    for (int i = 0; i < amendments; i++) {
      amendmentKinds[i] = in.count();
      amendmentTimes[i] = in.signedSpan();
      amendmentSequences[i] = in.number();
    }
  }

  /** The journey's id. */
  public String journeyId() {
    return in.textAt(journeyId);
  }

  /** The model that its outcome was told by: {@code id@version}. */
  public String model() {
    return in.textAt(model);
  }

  /** Whether that is a model: {@code id@version}, in UTF-8. */
  public boolean isOf(byte[] model) {
    return in.isAt(this.model, model);
  }

  /** The client of its referral. */
  public String clientId() {
    return name(referral.client());
  }

  /** What its referral tells. */
  public ReferralFacts referral() {
    return referral;
  }

  /** How many entries it has. */
  public int size() {
    return size;
  }

  /** How many entries lie before an instant, in microseconds. */
  public int before(long to) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < to) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Effective time of an entry, in microseconds. */
  public long time(int entry) {
    return times[entry];
  }

  /** Sequence of an entry. */
  public long sequence(int entry) {
    return sequences[entry];
  }

  /** From the effective time of an entry to when it was recorded, in microseconds. */
  public long delay(int entry) {
    return delays[entry];
  }

  /** Type of an entry. */
  public InteractionType type(int entry) {
    return TYPES[heads[entry] & (EntryFields.CONTACT - 1)];
  }

  /** Whether the client took part in it. */
  public boolean isContact(int entry) {
    return (heads[entry] & EntryFields.CONTACT) != 0;
  }

  /** A field of an entry, from 0, in the order in which {@link EntryFields} writes its type's. */
  public int field(int entry, int field) {
    return fields[starts[entry] + field];
  }

  /** A name by its number. */
  public String name(int number) {
    String known = names[number];
    if (known == null) {
      known = in.textAt(nameStarts[number]);
      names[number] = known;
    }
    return known;
  }

  /** The number of a name among those of many journeys. */
  public int number(int name, NameNumbers among) {
    return in.tellAt(nameStarts[name], among::of);
  }

  /** How many corrections and retractions were recorded. */
  public int amendments() {
    return amendments;
  }

  /** Whether an amendment is a correction; else it is a retraction. */
  public boolean isCorrection(int amendment) {
    return amendmentKinds[amendment] == FactsWriter.CORRECTION;
  }

  /** An amendment's own time, in microseconds. */
  public long amendmentTime(int amendment) {
    return amendmentTimes[amendment];
  }

  /** An amendment's own sequence. */
  public long amendmentSequence(int amendment) {
    return amendmentSequences[amendment];
  }

  /** Tells how far the journey had come with its first entries, of this number. */
  public void outcome(int entries, Outcome into) {
    into.begin();
    for (int i = 0; i < changes && changePlaces[i] < entries; i++) {
      into.change(changeKinds[i] & 7, changeKinds[i] >>> 3, changeDates[i], changeSequences[i]);
    }
  }
}
