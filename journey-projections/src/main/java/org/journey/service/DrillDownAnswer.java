package org.journey.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.journey.interaction.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is behind a part of a figure, with its axes.
 *
 * @param organisation whose service
 * @param period over which
 * @param asKnown what was recorded by then
 * @param model {@code id@version}
 * @param figure name of the figure
 * @param part path of the part in it; empty: the figure itself
 * @param behind who it is
 */
public record DrillDownAnswer(
    String organisation,
    Period period,
    Instant asKnown,
    String model,
    String figure,
    String part,
    DrillDown.Result behind) {

  /** The axes, named and written as in a {@link MetricsAnswer}. */
  public ObjectNode axes() {
    return MetricsAnswer.axes(organisation, period, asKnown, model);
  }

  /**
   * SHA-256, in lower-case hexadecimal, of the whole list, whatever page of it is shown: of the
   * canonical JSON of the axes, {@code figure}, {@code part} and {@code count}, and of a line for
   * each journey, which is a line feed, its id, and before each sequence a blank.
   */
  public String digest() {
    ObjectNode head = axes();
    head.put("figure", figure);
    head.put("part", part);
    head.put("count", behind.count());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(CanonicalJson.bytes(head));
      int journey = 0;
      for (String id : behind.journeys()) {
        StringBuilder line = new StringBuilder("\n").append(id);
        for (long sequence : behind.sequences(journey)) {
          line.append(' ').append(sequence);
        }
        digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
        journey++;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
