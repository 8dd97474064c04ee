package org.journey.interaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.journey.testing.GoldenFiles;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** UTF-8, JSON texts and canonical JSON, each against an independent oracle. */
@NullMarked
class JsonFormsTest {

  @Test
  void utf_8_is_what_javas_decoder_takes() {
    long seed = Long.getLong("journey.seed", 8L);
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      for (int k = 0; k < bytes.length; k++) {
        int any = random.nextInt(256);
        bytes[k] = (byte) (random.nextInt(3) == 0 ? random.nextInt(128) : any);
      }
      assertThat(Utf8.isValid(bytes, 0, bytes.length))
          .as("seed %d, round %d", seed, i)
          .isEqualTo(decodes(bytes));
    }
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        byte[] bytes = Character.toString(point).getBytes(UTF_8);
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
      }
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  @Test
  void texts_are_written_as_another_reader_reads_them() {
    long seed = Long.getLong("journey.seed", 9L);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(random.nextInt(30), 0, 0x11000)
              .map(point -> random.nextInt(2) == 0 ? point % 0x80 : point)
              .filter(point -> point < 0xd800 || point > 0xdfff)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      byte[] bytes = new JsonBytes(1).string(text).toBytes();
      assertThat(GoldenFiles.MAPPER.readTree(new String(bytes, UTF_8)).stringValue())
          .as("seed %d, round %d", seed, i)
          .isEqualTo(text);
    }
  }

  @Test
  void only_what_must_be_escaped_is_and_as_short_as_can_be() {
    String text = "\"\\/\b\t\n\f\r\u0000\u001f\u007fé😀";
    assertThat(new String(new JsonBytes(1).string(text).toBytes(), UTF_8))
        .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007fé😀\"");
    assertThat(new String(new JsonBytes(1).string("\ud83d").toBytes(), UTF_8))
        .isEqualTo("\"\\ud83d\"");
  }

  @Test
  void canonical_json_sorts_by_utf_16_code_units_at_every_depth() {
    assertThat(canonical(" { \"b\" : [ {\"z\":null , \"a\":true} ] , \"a\":{} , \"\":0 } "))
        .isEqualTo("{\"\":0,\"a\":{},\"b\":[{\"a\":true,\"z\":null}]}");
    // The example of RFC 8785, 3.2.3: by code units the emoji comes before the ligature.
    assertThat(canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\\u00f6\":3}"))
        .isEqualTo("{\"ö\":3,\"😀\":2,\"\ufb33\":1}");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "1.0,1",
    "100,100",
    "1e2,100",
    "1.50,1.5",
    "0.000,0",
    "-0,0",
    "-0.10,-0.1",
    "1e-3,0.001",
    "12345678901234567890,12345678901234567890",
    "1e600,1e600"
  })
  void canonical_numbers_are_plain_decimals(String told, String canonical) {
    assertThat(canonical(told)).isEqualTo(canonical);
  }

  private static String canonical(String json) {
    return new String(CanonicalJson.bytes(GoldenFiles.MAPPER.readTree(json)), UTF_8);
  }

  @Test
  void content_is_the_same_whatever_the_offset_the_order_and_the_digits() {
    ObjectNode one =
        event(
            "{\"time\":\"2026-01-05T09:00:00Z\",\"data\":{\"a\":1,\"b\":2.50},\"type\":\"t\",\"subject\":\"s\",\"id\":\"1\"}");
    ObjectNode two =
        event(
            "{\"subject\":\"s\",\"type\":\"t\",\"data\":{\"b\":2.5,\"a\":1},\"time\":\"2026-01-05T10:00:00.000+01:00\"}");
    assertThat(ContentForm.canonical(one)).isEqualTo(ContentForm.canonical(two));
    two.put("subject", "other");
    assertThat(ContentForm.canonical(one)).isNotEqualTo(ContentForm.canonical(two));
  }

  @Test
  void an_event_that_lacks_everything_still_has_a_content_form() {
    assertThat(new String(ContentForm.canonical(event("{\"time\":\"soon\"}")), UTF_8))
        .isEqualTo("{\"time\":\"soon\"}");
    assertThat(new String(ContentForm.canonical(event("{}")), UTF_8)).isEqualTo("{}");
    assertThat(new String(ContentForm.canonical(event("{\"type\":null,\"data\":[1e400]}")), UTF_8))
        .isEqualTo("{\"data\":[1" + "0".repeat(400) + "],\"type\":null}");
  }

  private static ObjectNode event(String json) {
    return (ObjectNode) GoldenFiles.MAPPER.readTree(json);
  }
}
