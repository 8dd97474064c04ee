package org.journey.extract;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.FieldType;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.Personal;
import org.journey.interaction.RecordShape;
import org.journey.interaction.RecordShape.Field;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Puts a mark into every id and every personal field of a journey. */
final class Adversary {

  static final String MARK = "zzq9";

  private Adversary() {}

  /** The cohort with marks, personal fields clear. */
  static Cohort marked(Cohort cohort) {
    return cohort.with(Adversary::marked);
  }

  /** The timeline with another client. */
  static Timeline withClient(Timeline timeline, String client) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : timeline.entries()) {
      Interaction data = entry.data();
      if (data instanceof ReferralReceived referral) {
        data =
            new ReferralReceived(
                client,
                referral.referralSource(),
                referral.reasons(),
                referral.recommendedBy(),
                null,
                referral.demographics(),
                null);
      }
      entries.add(with(entry, entry.identity(), entry.recordedBy(), data));
    }
    return with(timeline, timeline.journeyId(), entries);
  }

  private static Timeline marked(Timeline timeline) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : timeline.entries()) {
      entries.add(
          with(
              entry,
              marked(entry.identity()),
              mark(entry.recordedBy()),
              (Interaction) marked((Record) entry.data())));
    }
    return with(timeline, mark(timeline.journeyId()), entries);
  }

  private static Entry with(Entry entry, Identity identity, String recordedBy, Interaction data) {
    return new Entry(entry.sequence(), identity, entry.type(), recordedBy, entry.time(), data);
  }

  private static Timeline with(Timeline timeline, String journeyId, List<Entry> entries) {
    return new Timeline(
        timeline.organisation(),
        journeyId,
        timeline.asAt(),
        timeline.asKnown(),
        timeline.sequence(),
        entries);
  }

  private static Identity marked(Identity identity) {
    return new Identity(identity.source() + MARK, mark(identity.id()));
  }

  private static String mark(String id) {
    int dash = id.indexOf('-');
    return dash < 0 ? "a-" + MARK + id : id.substring(0, dash + 1) + MARK + id;
  }

  private static Record marked(Record record) {
    RecordShape shape = RecordShape.of(record.getClass());
    @Nullable Object[] values = new @Nullable Object[shape.fields().size()];
    for (Field field : shape.fields()) {
      values[field.index()] = marked(record.getClass(), field, field.of(record));
    }
    return shape.create(values);
  }

  private static @Nullable Object marked(Class<?> type, Field field, @Nullable Object value) {
    if (field.personal()) {
      return isText(type, field) ? new Personal.Clear<>(MARK + " told me, =1+1") : null;
    }
    return switch (value) {
      case null -> null;
      case Identity identity -> marked(identity);
      case String id when field.type() instanceof FieldType.Id && !field.name().equals("name") ->
          mark(id);
      case Record inner when !(field.type() instanceof FieldType.Began) -> marked(inner);
      default -> value;
    };
  }

  private static boolean isText(Class<?> type, Field field) {
    RecordComponent component = type.getRecordComponents()[field.index()];
    return component.getGenericType().getTypeName().contains("String");
  }
}
