package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.TreeMap;
import org.journey.timeline.Timeline;
import org.journey.web.Parameters;
import org.springframework.http.HttpHeaders;

/**
 * The entity tag of a state: of its sequence, its axes, and what else was asked for. Weak, since
 * two answers that mean the same need not be the same byte by byte.
 */
final class StateTag {

  private static final int BYTES = 12;

  private StateTag() {}

  static String of(Timeline timeline, String model, Parameters parameters) {
    TreeMap<String, String> others = new TreeMap<>(parameters.given());
    others.keySet().removeAll(Arrays.asList(Axes.AS_AT, Axes.AS_KNOWN));
    String meaning =
        String.join(
            "\n",
            timeline.organisation(),
            timeline.journeyId(),
            timeline.asAt().toString(),
            timeline.asKnown().toString(),
            model,
            others.toString());
    byte[] hash = sha256().digest(meaning.getBytes(StandardCharsets.UTF_8));
    return "W/\"" + timeline.sequence() + "-" + HexFormat.of().formatHex(hash, 0, BYTES) + "\"";
  }

  /** Whether the caller has what the tag stands for. */
  static boolean isKnown(String tag, HttpServletRequest request) {
    for (String header : Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH))) {
      for (String known : header.split(",", -1)) {
        if (known.strip().equals(tag) || known.strip().equals("*")) {
          return true;
        }
      }
    }
    return false;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
