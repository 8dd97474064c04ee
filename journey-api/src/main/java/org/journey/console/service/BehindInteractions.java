package org.journey.console.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.journey.console.Times;
import org.journey.console.journey.Happenings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The interactions that made a number. A list of who is behind it knows their places in the log
 * alone: each is read, and that is written into the access log, only when somebody asks what they
 * were, and then some at a time.
 *
 * @param all how many there are of the journeys of the page
 * @param numbers their places in the log; the first ones, if there are very many
 * @param told what some were; empty if nobody asked
 * @param first which of all the first of these is, from 1
 * @param tell where it is asked what they were, or what the next ones were; null if there are none
 */
record BehindInteractions(
    int all, List<Numbered> numbers, List<Happening> told, int first, @Nullable String tell) {

  /** More numbers on one page help nobody. */
  private static final int MOST = 500;

  /** So many are read at once. */
  static final int EACH = 20;

  /** One of which its place is known. */
  record Numbered(String name, String address) {}

  /**
   * What one was.
   *
   * @param what it was, in words
   * @param when it happened
   * @param journey whose it is
   * @param address of it on the page of that journey
   */
  record Happening(String what, String when, String journey, String address) {}

  /**
   * Reads those of a page.
   *
   * @param from the first that is to be told, from 0; less: none is
   * @param read interactions by their places in the log: null for one that is not told
   * @param tell where those from one on are told
   */
  static BehindInteractions of(
      JsonNode answer,
      Asked asked,
      int from,
      Times times,
      Function<List<Long>, List<@Nullable JsonNode>> read,
      Function<Integer, String> tell) {
    List<Long> sequences =
        StreamSupport.stream(answer.path("interactions").spliterator(), false)
            .map(interaction -> interaction.path("sequence").asLong(0))
            .toList();
    List<Happening> told = new ArrayList<>();
    int next = 0;
    if (from >= 0 && from < sequences.size()) {
      next = Math.min(from + EACH, sequences.size());
      List<Long> some = sequences.subList(from, next);
      List<@Nullable JsonNode> interactions = read.apply(some);
      for (int i = 0; i < some.size(); i++) {
        told.add(told(some.get(i), interactions.get(i), asked, times));
      }
    }
    return new BehindInteractions(
        sequences.size(),
        sequences.stream().limit(MOST).map(sequence -> numbered(sequence, asked)).toList(),
        told,
        from + 1,
        next < sequences.size() ? tell.apply(next) : null);
  }

  private static Numbered numbered(long sequence, Asked asked) {
    return new Numbered("Interaction " + sequence + " of the log", asked.interaction(sequence));
  }

  private static Happening told(
      long sequence, @Nullable JsonNode interaction, Asked asked, Times times) {
    if (interaction == null) {
      Numbered numbered = numbered(sequence, asked);
      return new Happening(numbered.name(), "", "", numbered.address());
    }
    String journey = interaction.path("subject").asString("");
    return new Happening(
        Happenings.of(interaction.path("type").asString("")),
        times.moment(interaction.path("time").asString("")),
        journey,
        asked.journey(journey) + "#i-" + sequence);
  }

  /** Which of all the last of those told is, from 1. */
  public int last() {
    return first + told.size() - 1;
  }

  /** How many are told next. */
  public int more() {
    return Math.min(EACH, all - (told.isEmpty() ? 0 : last()));
  }
}
