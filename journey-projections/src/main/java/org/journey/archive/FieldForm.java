package org.journey.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.journey.bytes.Bytes;
import org.journey.bytes.Input;
import org.journey.interaction.CanonicalJson;
import org.journey.interaction.FieldType;
import org.journey.interaction.Since;
import org.journey.json.Json;
import org.journey.service.facts.Micros;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the value of one field lies in a chunk. */
interface FieldForm {

  /** Writes a value that is there. */
  void write(Object value, Bytes to, Dictionary texts);

  /** Reads what {@link #write} wrote. */
  Object read(Input from, Dictionary texts);

  /** The form of a type that is neither chosen by another field nor personal. */
  static FieldForm of(FieldType type) {
    return switch (type) {
      case FieldType.Id _,
          FieldType.IdentityPart _,
          FieldType.Text _,
          FieldType.NhsNumber _,
          FieldType.SubTheme _,
          FieldType.CodeLabel _,
          FieldType.ModelReference _ ->
          new OfText();
      case FieldType.Codes codes -> new OfCodes(codes.byCode().values().toArray());
      case FieldType.Whole _ -> new OfWhole();
      case FieldType.Flag _ -> new OfFlag();
      case FieldType.Decimal _ -> new OfDecimal();
      case FieldType.Day _ -> new OfDay();
      case FieldType.Moment _ -> new OfMoment();
      case FieldType.Began _ -> new OfSince();
      case FieldType.Nested nested -> PayloadForm.of(nested.shape());
      case FieldType.Many many -> new OfList(of(many.element()));
      case FieldType.Opaque _ -> new OfCorrected();
      case FieldType.Chosen _ ->
          throw new IllegalArgumentException("its shape is known beside what chooses it alone");
    };
  }

  /** Ids and labels. */
  record OfText() implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      texts.write((String) value, to);
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return texts.read(from);
    }
  }

  /** A code by its place in its table, which the archive's fingerprint tells. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record OfCodes(Object[] codes) implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      to.number(((Enum<?>) value).ordinal());
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return codes[from.count()];
    }
  }

  /** Whole numbers. */
  record OfWhole() implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      to.signed((Integer) value);
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return (int) from.signed();
    }
  }

  /** Flags. */
  record OfFlag() implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      to.number((Boolean) value ? 1 : 0);
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return from.next() == 1;
    }
  }

  /** Decimals with the digits that were told. */
  record OfDecimal() implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      to.text(value.toString());
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return new BigDecimal(from.text());
    }
  }

  /** Days. */
  record OfDay() implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      to.signed(((LocalDate) value).toEpochDay());
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return LocalDate.ofEpochDay(from.signed());
    }
  }

  /** Instants. */
  record OfMoment() implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      to.signed(Micros.of((Instant) value));
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return Micros.instant(from.signed());
    }
  }

  /** When something began, as it was told. */
  record OfSince() implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      texts.write(((Since) value).told(), to);
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return Since.parse(texts.read(from));
    }
  }

  /** Lists. */
  record OfList(FieldForm element) implements FieldForm {
    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      List<?> list = (List<?>) value;
      to.number(list.size());
      for (Object each : list) {
        element.write(each, to, texts);
      }
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      int size = from.count();
      if (size == 0) {
        return List.of();
      }
      if (size == 1) {
        return List.of(element.read(from, texts));
      }
      Object[] elements = new Object[size];
      Arrays.setAll(elements, any -> element.read(from, texts));
      return List.of(elements);
    }
  }

  /**
   * The payload inside a correction, whose type is known beside its target alone: JSON, without
   * what is personal.
   */
  record OfCorrected() implements FieldForm {

    private static final JsonMapper JSON = Json.MAPPER;

    @Override
    public void write(Object value, Bytes to, Dictionary texts) {
      byte[] json = CanonicalJson.bytes(Impersonal.of((JsonNode) value));
      to.number(json.length);
      to.all(json, 0, json.length);
    }

    @Override
    public Object read(Input from, Dictionary texts) {
      return JSON.readTree(from.text().getBytes(UTF_8));
    }
  }
}
