package org.journey.faults;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.engine.JourneyKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of journeys worked out once more from the rows of the log alone: by the text of the
 * contract, with nothing of the platform but JSON and the encoding of a row. Every interaction is
 * looked at anew for every figure, corrections, retractions and codings included; the default model
 * is written out by hand. Slow, and easy to hold against the text.
 */
final class NaiveList {

  private static final Set<String> CONTACTS =
      Set.of(
          "triage-completed",
          "support-given",
          "activity-linked",
          "bridging-visit-made",
          "session-attended",
          "connection-made",
          "volunteering-started",
          "reflection-recorded",
          "skill-learned",
          "goal-set",
          "goal-progressed",
          "goal-achieved",
          "wellbeing-measured");

  /** The stage that a sub-theme that was told enters; two of them never do. */
  private static final Map<String, Integer> TOLD =
      Map.of(
          "personalised-support", 1,
          "purposeful-activity", 2,
          "social-engagement", 2,
          "self-and-others", 3,
          "skills-development", 3,
          "personal-assets", 4,
          "future-possibilities", 4,
          "present-wellbeing", 5,
          "future-goals", 5,
          "future-health", 5);

  private static final List<String> CATEGORIES =
      List.of("ADVOCACY", "PHYSICAL", "WELLBEING", "SOCIAL", "CREATIVE", "VOLUNTEER");

  private static final List<String> SCOPES =
      List.of("RECORD", "SHARE_WITH_REFERRER", "RESEARCH", "OWN_WORDS");

  private NaiveList() {}

  /** One interaction of the timeline, as corrections leave it. */
  private record Entry(
      long sequence, String name, List<String> identity, Instant time, JsonNode data) {

    String text(String field) {
      return data.path(field).asString("");
    }
  }

  /** The digest over the rows of all journeys in the log, as the read model's is made. */
  static String digest(List<Row> log) {
    MessageDigest digest = sha256();
    digests(log)
        .forEach(
            (key, row) -> {
              digest.update(key.organisation().getBytes(StandardCharsets.US_ASCII));
              digest.update((byte) 0);
              digest.update(key.journeyId().getBytes(StandardCharsets.US_ASCII));
              digest.update((byte) 0);
              digest.update(HexFormat.of().parseHex(row));
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of the row of each journey in the log, in hexadecimal. */
  static SortedMap<JourneyKey, String> digests(List<Row> log) {
    Map<JourneyKey, List<Row>> journeys = new HashMap<>();
    for (Row row : log) {
      if (!row.aboutClient()) {
        journeys
            .computeIfAbsent(
                new JourneyKey(row.organisation(), row.subject()), _ -> new ArrayList<>())
            .add(row);
      }
    }
    SortedMap<JourneyKey, String> digests = new TreeMap<>();
    journeys.forEach(
        (key, rows) -> {
          long sequence = rows.getLast().sequence();
          byte[] digest = new org.journey.engine.Row(key, sequence, values(rows)).digest();
          digests.put(key, HexFormat.of().formatHex(digest));
        });
    return digests;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The values of the columns, in their order.
   *
   * @param rows of one journey, by sequence
   */
  static List<@Nullable Object> values(List<Row> rows) {
    List<Entry> timeline = timeline(rows);
    Entry referral = last(timeline, "referral-received");
    if (referral == null) {
      throw new IllegalStateException("no referral in the timeline");
    }
    Entry standing =
        last(
            timeline,
            "referral-received",
            "journey-paused",
            "journey-resumed",
            "journey-closed",
            "journey-reopened");
    if (standing == null) {
      throw new IllegalStateException("the referral opens it");
    }
    boolean closed = standing.name().equals("journey-closed");
    boolean paused = standing.name().equals("journey-paused");
    Entry worker = last(timeline, "worker-assigned");
    Set<Integer> stages = stages(timeline);
    return Arrays.asList(
        referral.text("clientId"),
        closed ? 3L : paused ? 2L : 1L,
        micros(referral.time()),
        closed ? micros(standing.time()) : null,
        runs(stages),
        stages.stream().mapToLong(Integer::longValue).max().orElse(0),
        stages.stream().mapToLong(stage -> 1L << stage).sum(),
        worker == null ? null : worker.text("worker"),
        lastContact(timeline),
        categories(timeline),
        open(timeline, "barrier-identified", "barrier-resolved", "barrierId"),
        open(timeline, "concern-raised", "concern-closed", "concernId"),
        consent(timeline),
        count(timeline, "session-attended"),
        timeline.stream()
            .filter(entry -> entry.name().equals("session-missed"))
            .filter(entry -> List.of("", "CLIENT").contains(entry.text("by")))
            .filter(entry -> !entry.text("notified").equals("true"))
            .count(),
        micros(timeline.getLast().time()));
  }

  private static List<Entry> timeline(List<Row> rows) {
    Map<List<String>, Entry> entries = new LinkedHashMap<>();
    for (Row row : rows) {
      JsonNode event = JsonMapper.shared().readTree(row.event());
      String type = event.path("type").asString();
      String name = type.substring("journey.".length(), type.length() - ".v1".length());
      JsonNode data = event.path("data");
      List<String> target =
          List.of(data.at("/target/source").asString(""), data.at("/target/id").asString(""));
      switch (name) {
        // It takes what is personal away, and nothing of that is a figure.
        case "interaction-redacted" -> {}
        case "interaction-retracted" -> entries.remove(target);
        case "interaction-corrected" ->
            entries.computeIfPresent(target, (_, before) -> corrected(before, data));
        default ->
            entries.put(
                List.of(row.source(), row.id()),
                new Entry(
                    row.sequence(),
                    name,
                    List.of(row.source(), row.id()),
                    Instant.parse(event.path("time").asString()),
                    data));
      }
    }
    return entries.values().stream()
        .sorted(Comparator.comparing(Entry::time).thenComparing(Entry::sequence))
        .toList();
  }

  private static Entry corrected(Entry before, JsonNode correction) {
    return new Entry(
        before.sequence(),
        before.name(),
        before.identity(),
        correction.has("time") ? Instant.parse(correction.path("time").asString()) : before.time(),
        correction.has("data") ? correction.path("data") : before.data());
  }

  private static @Nullable Entry last(List<Entry> timeline, String... names) {
    return timeline.reversed().stream()
        .filter(entry -> List.of(names).contains(entry.name()))
        .findFirst()
        .orElse(null);
  }

  private static Set<Integer> stages(List<Entry> timeline) {
    Set<Integer> stages = new TreeSet<>();
    for (int place = 0; place < timeline.size(); place++) {
      Entry entry = timeline.get(place);
      switch (entry.name()) {
        case "support-given" -> addIf(stages, 1, entry.text("kind").equals("PERSONALISED"));
        case "activity-linked" -> addIf(stages, 1, entry.text("how").equals("PERSONAL"));
        case "session-attended", "volunteering-started" -> stages.add(2);
        case "skill-learned" -> stages.add(3);
        case "goal-set" -> addIf(stages, 4, ofTheirOwn(entry));
        case "goal-progressed", "goal-achieved" ->
            addIf(
                stages,
                5,
                timeline.subList(0, place).stream()
                    .anyMatch(
                        goal ->
                            goal.name().equals("goal-set")
                                && goal.text("goalId").equals(entry.text("goalId"))
                                && ofTheirOwn(goal)));
        case "reflection-recorded" -> told(stages, entry);
        case "reflection-coded" -> {
          if (counts(timeline, entry)) {
            told(stages, entry);
          }
        }
        default -> {}
      }
    }
    return stages;
  }

  private static void addIf(Set<Integer> stages, int stage, boolean evidence) {
    if (evidence) {
      stages.add(stage);
    }
  }

  private static boolean ofTheirOwn(Entry goal) {
    return goal.text("ledBy").equals("CLIENT") && goal.text("outlook").equals("NEW");
  }

  private static void told(Set<Integer> stages, Entry entry) {
    for (JsonNode finding : entry.data().path("findings")) {
      Integer stage = TOLD.get(finding.path("subTheme").asString());
      if (stage != null && finding.path("tense").asString().equals("EXPERIENCED")) {
        stages.add(stage);
      }
    }
  }

  /** It is the last of its coder's codings of that target, and what it codes is there. */
  private static boolean counts(List<Entry> timeline, Entry coding) {
    List<String> target = target(coding);
    Entry lastOfCoder = null;
    boolean there = false;
    for (Entry entry : timeline) {
      there |= entry.name().equals("reflection-recorded") && entry.identity().equals(target);
      if (entry.name().equals("reflection-coded")
          && target(entry).equals(target)
          && entry.text("coder").equals(coding.text("coder"))) {
        lastOfCoder = entry;
      }
    }
    return there && coding.equals(lastOfCoder);
  }

  private static List<String> target(Entry coding) {
    return List.of(
        coding.data().at("/target/source").asString(), coding.data().at("/target/id").asString());
  }

  private static String runs(Set<Integer> stages) {
    List<String> runs = new ArrayList<>();
    for (int stage : stages) {
      if (stages.contains(stage - 1)) {
        continue;
      }
      int end = stage;
      while (stages.contains(end + 1)) {
        end++;
      }
      runs.add(end > stage ? stage + "-" + end : "" + stage);
    }
    return String.join(", ", runs);
  }

  private static long count(List<Entry> timeline, String name) {
    return timeline.stream().filter(entry -> entry.name().equals(name)).count();
  }

  private static @Nullable Long lastContact(List<Entry> timeline) {
    return timeline.reversed().stream()
        .filter(
            entry ->
                CONTACTS.contains(entry.name())
                    || (entry.name().equals("contact-attempted")
                        && entry.text("outcome").equals("ANSWERED")))
        .findFirst()
        .map(entry -> micros(entry.time()))
        .orElse(null);
  }

  private static long categories(List<Entry> timeline) {
    Set<String> categories = new HashSet<>();
    for (Entry entry : timeline) {
      switch (entry.name()) {
        case "session-attended" -> categories.add(entry.text("category"));
        case "volunteering-started" -> categories.add("VOLUNTEER");
        case "support-given" -> {
          if (entry.text("service").equals("ADVOCACY")) {
            categories.add("ADVOCACY");
          }
          if (entry.text("service").equals("HEALTH_TRAINER")) {
            categories.add("PHYSICAL");
          }
        }
        default -> {}
      }
    }
    return bits(CATEGORIES, categories);
  }

  private static long consent(List<Entry> timeline) {
    Map<String, String> lastWord = new HashMap<>();
    for (Entry entry : timeline) {
      if (entry.name().equals("consent-given") || entry.name().equals("consent-withdrawn")) {
        entry.data().path("scopes").forEach(scope -> lastWord.put(scope.asString(), entry.name()));
      }
    }
    lastWord.values().removeIf(word -> word.equals("consent-withdrawn"));
    return bits(SCOPES, lastWord.keySet());
  }

  private static long bits(List<String> all, Set<String> some) {
    return some.stream().mapToLong(one -> 1L << all.indexOf(one)).sum();
  }

  /** One was begun and never ended, in whatever order. */
  private static boolean open(List<Entry> timeline, String begun, String ended, String id) {
    Set<String> open = new HashSet<>();
    timeline.stream()
        .filter(entry -> entry.name().equals(begun))
        .forEach(entry -> open.add(entry.text(id)));
    timeline.stream()
        .filter(entry -> entry.name().equals(ended))
        .forEach(entry -> open.remove(entry.text(id)));
    return !open.isEmpty();
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
