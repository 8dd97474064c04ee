package org.journey.archive;

import java.util.ArrayList;
import java.util.List;
import org.journey.bytes.Bytes;
import org.journey.bytes.Input;
import org.journey.interaction.FieldType;
import org.journey.interaction.Personal;
import org.journey.interaction.RecordShape;
import org.jspecify.annotations.Nullable;

/**
 * How a record lies in a chunk: which of its optional fields are there, one bit each, then its
 * fields in their order. Personal fields are left out; who reads it finds one that must be there
 * erased, and any other absent.
 */
final class PayloadForm implements FieldForm {

  private static final Personal<?> ERASED = new Personal.Erased<>();

  private static final ClassValue<PayloadForm> FORMS =
      new ClassValue<>() {
        @Override
        protected PayloadForm computeValue(Class<?> type) {
          return new PayloadForm(RecordShape.of(type));
        }
      };

  private final RecordShape shape;
  private final List<One> fields = new ArrayList<>();
  private final List<RecordShape.Field> erased = new ArrayList<>();
  private final boolean anyOptional;

  /**
   * A field that is kept.
   *
   * @param bit of an optional one; 0 of one that must be there
   */
  private record One(RecordShape.Field field, FieldForm form, long bit) {}

  private PayloadForm(RecordShape shape) {
    this.shape = shape;
    long bit = 1;
    for (RecordShape.Field field : shape.fields()) {
      if (field.personal()) {
        if (!field.optional()) {
          erased.add(field);
        }
        continue;
      }
      FieldForm form =
          field.type() instanceof FieldType.Chosen chosen
              ? new OfChosen(chosen)
              : FieldForm.of(field.type());
      fields.add(new One(field, form, field.optional() ? bit : 0));
      bit = field.optional() ? bit << 1 : bit;
    }
    anyOptional = bit > 1;
  }

  static PayloadForm of(RecordShape shape) {
    return FORMS.get(shape.type());
  }

  @Override
  public void write(Object value, Bytes to, Dictionary texts) {
    Record record = (Record) value;
    if (anyOptional) {
      long there = 0;
      for (One one : fields) {
        if (one.bit != 0 && one.field.of(record) != null) {
          there |= one.bit;
        }
      }
      to.number(there);
    }
    for (One one : fields) {
      Object own = one.field.of(record);
      if (own != null) {
        one.form.write(own, to, texts);
      }
    }
  }

  @Override
  public Object read(Input from, Dictionary texts) {
    @Nullable Object[] values = new @Nullable Object[shape.fields().size()];
    long there = anyOptional ? from.number() : 0;
    for (int i = 0; i < fields.size(); i++) {
      One one = fields.get(i);
      if (one.bit == 0 || (there & one.bit) != 0) {
        values[one.field.index()] = one.form.read(from, texts);
      }
    }
    for (int i = 0; i < erased.size(); i++) {
      values[erased.get(i).index()] = ERASED;
    }
    return shape.create(values);
  }

  /** A record of one of several shapes: which one is told again, so that it can be read alone. */
  private static final class OfChosen implements FieldForm {
    private final List<PayloadForm> forms = new ArrayList<>();

    OfChosen(FieldType.Chosen chosen) {
      chosen.shapes().values().forEach(shape -> forms.add(PayloadForm.of(shape)));
    }

    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      int number = 0;
      while (forms.get(number).shape.type() != value.getClass()) {
        number++;
      }
      to.number(number);
      forms.get(number).write(value, to, texts);
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return forms.get(from.count()).read(from, texts);
    }
  }
}
