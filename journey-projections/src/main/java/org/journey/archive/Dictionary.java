package org.journey.archive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.journey.bytes.Bytes;
import org.journey.bytes.Input;

/**
 * The texts of one chunk, each written where it first comes and meant by its number from then on:
 * most of a journey's ids come again and again.
 */
final class Dictionary {

  /** Means: a text that did not come before follows. */
  private static final int FRESH = 0;

  private final Map<String, Integer> numbers = new HashMap<>();
  private String[] texts = new String[32];
  private int count;

  /** Forgets all texts: a new chunk begins. */
  void clear() {
    numbers.clear();
    count = 0;
  }

  void write(String text, Bytes to) {
    Integer number = numbers.putIfAbsent(text, numbers.size() + 1);
    if (number == null) {
      to.number(FRESH);
      to.text(text);
    } else {
      to.number(number);
    }
  }

  String read(Input from) {
    int number = from.count();
    if (number != FRESH) {
      return texts[number - 1];
    }
    if (count == texts.length) {
      texts = Arrays.copyOf(texts, 2 * count);
    }
    String text = from.text();
    texts[count++] = text;
    return text;
  }
}
