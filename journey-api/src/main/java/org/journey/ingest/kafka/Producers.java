package org.journey.ingest.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.journey.kafka.Topics;
import org.journey.operations.UnsafeSetting;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.journey.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * For which organisations the producer of a record may speak.
 *
 * <p>A consumer is told nothing of the principal that wrote a record. What brokers can do is to let
 * a principal write to a topic alone; so in production a topic is bound to its organisations, and
 * who may write to it is the brokers' business. On a machine of one's own a key in a header can be
 * asked for instead, or nothing.
 */
final class Producers {

  /** Holds the producer's key, if keys are asked for. */
  static final String KEY_HEADER = "journey-producer-key";

  private static final String BINDINGS = "journey.kafka.bindings";
  private static final String FILE = "journey.kafka.producers-file";
  private static final int SHORTEST_KEY = 16;
  private static final String SUBJECT = "kafka";

  private final Map<String, Actor> ofTopic;
  private final Map<String, Actor> ofKey;

  private Producers(Map<String, Actor> ofTopic, Map<String, Actor> ofKey) {
    this.ofTopic = ofTopic;
    this.ofKey = ofKey;
  }

  /** Who it is. */
  sealed interface Speaker {

    /** Who may speak for these organisations. */
    record Known(Actor actor) implements Speaker {}

    /** They may not. */
    record Unknown(Problem problem) implements Speaker {}
  }

  /**
   * As configured.
   *
   * @param bindings {@code TOPIC=ORGANISATION} by commas; null: one topic, for everybody
   * @param file a key and its organisations a line; null: no key is asked for
   * @param usual the topic that is read without bindings
   * @throws UnsafeSetting if one cannot be read
   */
  static Producers of(@Nullable String bindings, @Nullable Path file, String usual) {
    Map<String, Actor> ofTopic =
        bindings == null || bindings.isBlank()
            ? Map.of(usual, Actor.operator(SUBJECT))
            : topics(bindings);
    return new Producers(ofTopic, file == null ? Map.of() : keys(file));
  }

  /** The topics that are read. */
  Set<String> topics() {
    return ofTopic.keySet();
  }

  /** Who wrote a record. */
  Speaker of(ConsumerRecord<byte[], byte[]> record) {
    return of(record.topic(), record.headers());
  }

  private Speaker of(String topic, Headers headers) {
    Actor actor = ofTopic.get(topic);
    if (actor == null) {
      return unknown("the topic is bound to no organisation");
    }
    if (ofKey.isEmpty()) {
      return new Speaker.Known(actor);
    }
    Header header = headers.lastHeader(KEY_HEADER);
    Actor keyed =
        header == null || header.value() == null ? null : ofKey.get(digest(header.value()));
    return keyed == null
        ? unknown("the header " + KEY_HEADER + " must hold the key of a producer")
        : new Speaker.Known(keyed.within(actor));
  }

  /**
   * Whether who wrote a record may speak for an organisation: what it says of others is no reason
   * to believe that it is about theirs.
   *
   * @param topic where it was
   * @param headers of it
   */
  boolean maySpeak(String topic, Iterable<Header> headers, String organisation) {
    return of(topic, new RecordHeaders(headers)) instanceof Speaker.Known(Actor actor)
        && actor.mayActFor(organisation);
  }

  private static Speaker unknown(String detail) {
    return new Speaker.Unknown(Problem.of(ProblemType.FORBIDDEN, detail));
  }

  private static Map<String, Actor> topics(String bindings) {
    Map<String, Set<String>> organisations = new LinkedHashMap<>();
    for (String binding : bindings.split(",", -1)) {
      String[] parts = binding.strip().split("=", -1);
      if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
        throw new UnsafeSetting(BINDINGS, "must be TOPIC=ORGANISATION, several by commas");
      }
      if (isNobodys(parts[0].strip())) {
        throw new UnsafeSetting(
            BINDINGS,
            "names a topic that no organisation may write to: "
                + Topics.REJECTED
                + ", "
                + Topics.RECORDED
                + " and what begins with __ are not read");
      }
      organisations
          .computeIfAbsent(parts[0].strip(), any -> new TreeSet<>())
          .add(organisation(BINDINGS, parts[1].strip()));
    }
    Map<String, Actor> actors = new LinkedHashMap<>();
    organisations.forEach((topic, names) -> actors.put(topic, actor(names)));
    return actors;
  }

  /** What was refused would be read, refused, and so on; the brokers' own begin with __. */
  private static boolean isNobodys(String topic) {
    return topic.equals(Topics.REJECTED) || topic.equals(Topics.RECORDED) || topic.startsWith("__");
  }

  private static Map<String, Actor> keys(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UnsafeSetting(FILE, "names a file that cannot be read");
    }
    Map<String, Actor> actors = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", -1);
      if (parts.length != 2 || parts[0].length() < SHORTEST_KEY) {
        throw new UnsafeSetting(
            FILE,
            "line "
                + (i + 1)
                + ": must be a key of "
                + SHORTEST_KEY
                + " characters or more, a blank, and organisations by commas");
      }
      Set<String> names = new TreeSet<>();
      Arrays.stream(parts[1].split(",", -1)).forEach(name -> names.add(organisation(FILE, name)));
      actors.put(digest(parts[0].getBytes(StandardCharsets.UTF_8)), actor(names));
    }
    if (actors.isEmpty()) {
      throw new UnsafeSetting(FILE, "holds no key: nobody could send anything");
    }
    return actors;
  }

  private static String organisation(String setting, String name) {
    // Whoever acts for all is asked whether it is one.
    return switch (Actor.operator(SUBJECT).settle(name)) {
      case Actor.Settled.Organisation(String valid) -> valid;
      case Actor.Settled.Refused _ ->
          throw new UnsafeSetting(setting, "names what is no organisation's id");
    };
  }

  /** A staff app records for its users. */
  private static Actor actor(Set<String> organisations) {
    return new Actor(SUBJECT, Set.of(Role.IMPORT), organisations);
  }

  /** Looked up by digest: how long that takes tells nothing of a key. */
  private static String digest(byte[] key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
