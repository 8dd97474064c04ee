package org.journey.proof.bundle;

import java.util.regex.Pattern;

/**
 * What a leaf tells before its data (docs/decisions/0001-the-stored-form.md): its members come in
 * one order, so that no reader of JSON is needed.
 *
 * @param sequence its place in the log, from 1
 * @param recordedTime RFC 3339 in UTC with six fraction digits: the order of texts is that of times
 * @param version its place in its journey or client, from 0
 * @param type its type
 * @param subject journey, or client if the type is about one
 * @param organisation whose it is
 */
record LeafHead(
    long sequence,
    String recordedTime,
    long version,
    String type,
    String subject,
    String organisation) {

  private static final int SEQUENCE_DIGITS = 19;
  private static final int TIME_LENGTH = 27;
  private static final Pattern SEQUENCE = Pattern.compile("[0-9]{19}");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z");

  /**
   * Reads one.
   *
   * @throws JsonScan.Unexpected if it is no interaction in its stored form
   */
  static LeafHead read(byte[] bytes, int from, int end) throws JsonScan.Unexpected {
    JsonScan json = new JsonScan(bytes, from, end);
    json.expect("{\"sequence\":\"");
    String sequence = json.fixed(SEQUENCE_DIGITS);
    json.expect("\",\"recordedtime\":\"");
    String recorded = json.fixed(TIME_LENGTH);
    json.expect("\",\"journeyversion\":");
    long version = json.number();
    json.expect(",\"specversion\":\"1.0\",\"id\":");
    json.string();
    json.expect(",\"source\":");
    json.string();
    json.expect(",\"type\":");
    String type = json.string();
    json.expect(",\"subject\":");
    String subject = json.string();
    json.expect(",\"time\":");
    json.string();
    json.expect(",\"datacontenttype\":\"application/json\",\"organisation\":");
    String organisation = json.string();
    json.expect(",\"recordedby\":");
    json.string();
    json.expect(",\"data\":{");
    if (end - from < 2 || bytes[end - 1] != '}' || bytes[end - 2] != '}') {
      throw new JsonScan.Unexpected("not the end of an interaction");
    }
    if (!SEQUENCE.matcher(sequence).matches() || !TIME.matcher(recorded).matches()) {
      throw new JsonScan.Unexpected("a sequence or a recorded time of another form");
    }
    return new LeafHead(number(sequence), recorded, version, type, subject, organisation);
  }

  private static long number(String sequence) throws JsonScan.Unexpected {
    try {
      return Long.parseLong(sequence);
    } catch (NumberFormatException e) {
      throw new JsonScan.Unexpected("an absurd sequence");
    }
  }

  /** Whether its subject is a client. */
  boolean aboutClient() {
    return type.startsWith("journey.client-");
  }
}
