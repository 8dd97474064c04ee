package org.journey.testing;

import static org.journey.testing.BadInput.MARK;
import static org.journey.testing.BadInputs.data;
import static org.journey.testing.BadInputs.finding;
import static org.journey.testing.BadInputs.items;
import static org.journey.testing.BadInputs.person;
import static org.journey.testing.BadInputs.raw;

import java.math.BigDecimal;
import java.util.List;
import org.journey.interaction.InteractionType;

/** The rows "Values" of the table, and what JSON can tell but the contract does not know. */
final class BadValues {

  private static final String NOTHING = "there is no value";
  private static final String CODE =
      "a code or number of the contract, as it may be told at any time";

  private BadValues() {}

  static void addTo(BadInputs all) {
    types(all);
    envelope(all);
    values(all);
  }

  private static void types(BadInputs all) {
    all.unsearchable(CODE)
        .changed("a number as a string", "/data/progress", e -> data(e).put("progress", "40"));
    all.invalid("1.9 for 1", raw("progress", "1.918273645"), "/data/progress", "1.918273645");
    all.invalid("1.0 for 1", raw("progress", "1.00000000"), "/data/progress", "1.00000000");
    all.invalid("1e1 for 10", raw("progress", "0.00000001e9"), "/data/progress", "0.00000001e9");
    all.unsearchable(NOTHING).changed("null", "/data/progress", e -> data(e).putNull("progress"));
    all.unsearchable(CODE)
        .changed("true for a number", "/data/progress", e -> data(e).put("progress", true));
    all.changed(
        "an object for a text", "/data/note", e -> data(e).putObject("note").put("is", MARK));
    all.changed("a list for an id", "/data/goalId", e -> data(e).putArray("goalId").add(MARK));
    all.changed("a number for an id", "/data/goalId", e -> data(e).put("goalId", 918273645));
    all.changed("an unknown field", "/data/mood", e -> data(e).put("mood", MARK));
    all.changed("an unknown attribute", "/mood", e -> e.put("mood", MARK));
    all.changed("a name to be escaped", "/data/a~1b~0c", e -> data(e).put("a/b~c", MARK));
    all.unsearchable(CODE)
        .of("an enum's ordinal", InteractionType.GOAL_SET, "/data/domain", d -> d.put("domain", 1));
    all.unsearchable(CODE)
        .of(
            "an ordinal as text",
            InteractionType.GOAL_SET,
            "/data/domain",
            d -> d.put("domain", "1"));
    all.of(
        "a code in small letters",
        InteractionType.GOAL_SET,
        "/data/domain",
        d -> d.put("domain", "volunteering"));
    all.of(
        "a code with a blank",
        InteractionType.GOAL_SET,
        "/data/domain",
        d -> d.put("domain", "VOLUNTEERING "));
    all.unsearchable(CODE)
        .of(
            "a flag as a string",
            InteractionType.SESSION_MISSED,
            "/data/notified",
            d -> d.put("notified", "true"));
    all.unsearchable(CODE)
        .of(
            "0 for a flag",
            InteractionType.SESSION_MISSED,
            "/data/notified",
            d -> d.put("notified", 0));
  }

  private static void envelope(BadInputs all) {
    all.changed("another specversion", "/specversion", e -> e.put("specversion", "0.918273645"));
    all.changed(
        "specversion as a number",
        "/specversion",
        e -> e.put("specversion", new BigDecimal("1.00000000")));
    for (String name : List.of("specversion", "id", "source", "type", "subject", "time", "data")) {
      all.unsearchable(NOTHING).changed("no " + name, "/" + name, e -> e.remove(name));
    }
    all.unsearchable(NOTHING).changed("an empty id", "/id", e -> e.put("id", ""));
    all.changed("an id of 129 characters", "/id", e -> e.put("id", "e".repeat(129)));
    all.changed("a source of 129 characters", "/source", e -> e.put("source", "/".repeat(129)));
    all.changed("an unknown type", "/type", e -> e.put("type", "journey." + MARK + ".v1"));
    all.changed("another version", "/type", e -> e.put("type", "journey.goal-progressed.v2"));
    all.changed("a type without prefix", "/type", e -> e.put("type", "goal-progressed"));
    all.platform(InteractionType.CLIENT_ERASED);
    all.platform(InteractionType.INTERACTION_REDACTED);
    all.changed("data as a string", "/data", e -> e.put("data", "{\"note\":\"" + MARK + "\"}"));
    all.unsearchable(NOTHING).changed("data null", "/data", e -> e.putNull("data"));
    all.changed("data_base64", "/data_base64", e -> e.put("data_base64", "eyJub3RlIjoidyJ9"));
    all.changed(
        "another content type of data",
        "/datacontenttype",
        e -> e.put("datacontenttype", "text/" + MARK));
    all.changed("a number for tracestate", "/tracestate", e -> e.put("tracestate", 918273645));
    all.changed(
        "a sequence of its own", "/sequence", e -> e.put("sequence", "0000000000000000001"));
    all.changed(
        "a recorded time of its own",
        "/recordedtime",
        e -> e.put("recordedtime", "2026-01-01T00:00:00Z"));
    all.changed("a version of its own", "/journeyversion", e -> e.put("journeyversion", 918273645));
  }

  private static void values(BadInputs all) {
    for (String time :
        List.of(
            "2026-03-02T10:15:00",
            "2026-03-02",
            "2026-03-02 10:15:00Z",
            "2026-02-30T10:15:00Z",
            "2025-02-29T10:15:00Z",
            "2026-13-01T10:15:00Z",
            "2026-03-02T24:00:00Z",
            "2026-03-02T10:60:00Z",
            "2016-12-31T23:59:60Z",
            "2026-03-02T10:15:00.Z",
            "2026-03-02T10:15:00.1234567Z",
            "2026-03-02T10:15:00+0100",
            "2026-03-02T10:15:00+24:00",
            "2026-03-02T10:15Z",
            "+999999999-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-01:00",
            "0000-01-01T00:00:00+10:00",
            "1899-12-31T23:59:59.999999Z",
            "1900-01-01T00:30:00+01:00",
            MARK)) {
      all.changed("the time " + time, "/time", e -> e.put("time", time));
    }
    all.unsearchable(NOTHING).changed("an empty time", "/time", e -> e.put("time", ""));
    all.changed("the time as a number", "/time", e -> e.put("time", 1_767_603_300));
    for (String id :
        List.of(
            MARK + " b",
            " " + MARK,
            MARK + "/b",
            "../" + MARK,
            "-" + MARK,
            "." + MARK,
            MARK + "é",
            MARK + "\u00a0b",
            "a".repeat(65),
            "9434765919")) {
      all.changed("the journey " + id, "/subject", e -> e.put("subject", id));
      all.changed("the goal " + id, "/data/goalId", e -> data(e).put("goalId", id));
    }
    all.unsearchable(NOTHING).changed("an empty journey", "/subject", e -> e.put("subject", ""));
    all.unsearchable(NOTHING)
        .changed("an empty goal", "/data/goalId", e -> data(e).put("goalId", ""));
    for (int progress : List.of(101, 0, -1)) {
      all.unsearchable(CODE)
          .changed(
              "progress " + progress, "/data/progress", e -> data(e).put("progress", progress));
    }
    all.changed("progress 918273645", "/data/progress", e -> data(e).put("progress", 918273645));
    all.changed(
        "progress 2^32 + 1", "/data/progress", e -> data(e).put("progress", 4_294_967_297L));
    all.unsearchable(NOTHING).changed("an empty note", "/data/note", e -> data(e).put("note", ""));
    InteractionType referral = InteractionType.REFERRAL_RECEIVED;
    for (String number :
        List.of("9434765918", "943476591", "943 476 5919", "94347659199", "９434765919")) {
      all.of(
          "the NHS number " + number,
          referral,
          "/data/person/nhsNumber",
          d -> person(d).put("nhsNumber", number));
    }
    all.of(
        "born on 30 February",
        referral,
        "/data/person/dateOfBirth",
        d -> person(d).put("dateOfBirth", "1951-02-30"));
    all.of(
        "a name of 201 characters",
        referral,
        "/data/person/name",
        d -> person(d).put("name", "n".repeat(201)));
    all.of(
        "an unknown field of a person",
        referral,
        "/data/person/age",
        d -> person(d).put("age", 918273645));
    all.unsearchable(CODE)
        .of(
            "a reason twice",
            referral,
            "/data/reasons/1",
            d -> d.putArray("reasons").add("DEBT").add("DEBT"));
    all.unsearchable(NOTHING)
        .of("no reasons", referral, "/data/reasons", d -> d.putArray("reasons"));
    all.of(
        "an unknown reason",
        referral,
        "/data/reasons/1",
        d -> d.putArray("reasons").add("DEBT").add(MARK));
    InteractionType measured = InteractionType.WELLBEING_MEASURED;
    all.unsearchable(CODE)
        .of("ONS4 of 11", measured, "/data/items/anxious", d -> items(d).put("anxious", 11));
    all.unsearchable(CODE)
        .of("ONS4 of -1", measured, "/data/items/happy", d -> items(d).put("happy", -1));
    all.of(
        "ONS4 of 918273645", measured, "/data/items/happy", d -> items(d).put("happy", 918273645));
    all.unsearchable(NOTHING)
        .of("ONS4 without an item", measured, "/data/items/happy", d -> items(d).remove("happy"));
    all.of(
        "ONS4 with another's item", measured, "/data/items/i1", d -> items(d).put("i1", 918273645));
    all.unsearchable(NOTHING).of("no items", measured, "/data/items", d -> d.remove("items"));
    all.of("an unknown instrument", measured, "/data/instrument", d -> d.put("instrument", MARK));
    all.of(
        "an unknown sub-theme",
        InteractionType.REFLECTION_RECORDED,
        "/data/findings/0/subTheme",
        d -> finding(d).put("subTheme", MARK));
    all.of(
        "since after the time",
        InteractionType.REFLECTION_RECORDED,
        "/data/findings/0/since",
        d -> finding(d).put("since", "2026-03-03"));
    all.of(
        "since in December 1899",
        InteractionType.REFLECTION_RECORDED,
        "/data/findings/0/since",
        d -> finding(d).put("since", "1899-12"));
    all.unsearchable(NOTHING)
        .of(
            "a correction of nothing",
            InteractionType.INTERACTION_CORRECTED,
            "/data",
            d -> d.remove(List.of("time", "data")));
    all.of(
        "a correction into the future",
        InteractionType.INTERACTION_CORRECTED,
        "/data/time",
        d -> d.put("time", "9999-01-01T00:00:00Z"));
  }
}
