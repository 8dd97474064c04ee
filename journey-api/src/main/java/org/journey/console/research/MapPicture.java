package org.journey.console.research;

import java.util.Comparator;
import java.util.List;
import org.journey.console.Address;
import tools.jackson.databind.JsonNode;

/**
 * Which lines of a process map are drawn: with all of them nothing could be read. The table beside
 * it has all.
 *
 * @param least how often something must have followed; 0: the most frequent are drawn
 */
record MapPicture(long least) {

  /** The field in which one says how often something must have followed to be drawn. */
  static final String LEAST = "least";

  /** The column that says of each row whether it is drawn. */
  static final String HEADING = "In the picture";

  /** So many lines can be followed with the eye. */
  static final int MOST = 24;

  /** The most frequent. */
  static final MapPicture USUAL = new MapPicture(0);

  /**
   * What is drawn of some lines.
   *
   * @param least how often they happened at least
   * @param lines how many of them
   * @param hidden how many happened less often
   * @param again what followed itself so often, which is drawn without a line
   * @param rest what followed itself less often
   */
  record Drawn(long least, long lines, long hidden, long again, long rest) {

    /** Whether nothing is. */
    boolean isEmpty() {
      return lines + again == 0;
    }

    /** How many are not to be seen, and where they are; empty where there are none at all. */
    String words() {
      if (isEmpty()) {
        return hidden + rest == 0 ? "" : "None happened so often; the table has all.";
      }
      if (lines + hidden == 0) {
        return "";
      }
      if (hidden == 0) {
        return "All are drawn.";
      }
      if (lines == 0) {
        return "Drawn is only what followed itself so often; the table has all.";
      }
      return "Drawn %s of %s times or more; %s not, and the table has all."
          .formatted(
              lines == 1 ? "is the 1 line" : "are the " + count(lines) + " lines",
              count(least),
              hidden == 1 ? "1 more is" : count(hidden) + " more are");
    }

    /** Whether one that happened so often is drawn. */
    Cell says(JsonNode count) {
      return Cell.text(count.isNumber() && count.asLong() >= least ? "Yes" : "No");
    }

    private static String count(long count) {
      return Cell.count((int) Math.min(count, Integer.MAX_VALUE)).text();
    }
  }

  /** The one that a form asks for. */
  static MapPicture asked(CohortForm form) {
    String typed = form.value(LEAST);
    return isCount(typed) ? new MapPicture(Long.parseLong(typed)) : USUAL;
  }

  /** Tells the form if what it has in the field is no count. */
  static void check(CohortForm form) {
    String typed = form.value(LEAST);
    if (!typed.isEmpty() && !isCount(typed)) {
      form.wrong(Labels.wrong(LEAST, "type a whole number from 1 on"));
    }
  }

  private static boolean isCount(String typed) {
    return typed.matches("[1-9]\\d{0,8}");
  }

  /** An address with the field: the API, which does not heed it, does not give it back. */
  static String kept(CohortForm form, String address) {
    String typed = form.value(LEAST);
    return typed.isEmpty()
        ? address
        : address + (address.contains("?") ? "&" : "?") + LEAST + "=" + Address.encoded(typed);
  }

  /**
   * What is drawn of lines that happened so often each. As many as can be followed, and none
   * without those that happened as often.
   *
   * @param again how often each followed itself that did
   */
  Drawn of(List<Long> counts, List<Long> again) {
    List<Long> sorted =
        counts.stream().filter(each -> each > 0).sorted(Comparator.reverseOrder()).toList();
    long from = least > 0 ? least : usual(sorted);
    long lines = sorted.stream().filter(each -> each >= from).count();
    List<Long> loops = again.stream().filter(each -> each > 0).toList();
    long places = loops.stream().filter(each -> each >= from).count();
    return new Drawn(from, lines, sorted.size() - lines, places, loops.size() - places);
  }

  private static long usual(List<Long> sorted) {
    if (sorted.size() <= MOST) {
      return 1;
    }
    long last = sorted.get(MOST - 1);
    return sorted.get(MOST) < last ? last : Math.min(last + 1, sorted.getFirst());
  }
}
