package org.journey.console.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.journey.console.Words;
import org.springframework.core.io.ClassPathResource;

/** What types, fields and codes of interactions mean, in plain words. */
final class Meanings {

  private static final Properties WORDS = read();

  private Meanings() {}

  private static Properties read() {
    Properties words = new Properties();
    try (Reader text =
        new InputStreamReader(
            new ClassPathResource("meanings.properties", Meanings.class).getInputStream(),
            StandardCharsets.UTF_8)) {
      words.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** All that have a meaning here. */
  static Set<String> keys() {
    return WORDS.stringPropertyNames();
  }

  /** What a type is called: {@code session-attended} is Session attended. */
  static String label(String type) {
    return WORDS.getProperty("type." + type + ".label", Words.of(type));
  }

  /** What a type is, in a sentence or two; empty if that is not known. */
  static String what(String type) {
    return WORDS.getProperty("type." + type + ".what", "");
  }

  /**
   * What a field holds; empty if that is not known.
   *
   * @param path its name, with those that it lies in before it, with dots
   */
  static String field(String type, String path) {
    return WORDS.getProperty("field." + type + "." + path, WORDS.getProperty("field." + path, ""));
  }

  /** What a code of a field means. */
  static String code(String type, String field, String code) {
    String here = "code." + type + "." + field + "." + code;
    return WORDS.getProperty(here, WORDS.getProperty("code." + field + "." + code, Words.of(code)));
  }
}
