package org.journey.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.journey.interaction.FieldType;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordShape;
import org.journey.privacy.PersonalFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person told of with words that are nowhere else: one in every personal field of every kind of
 * interaction, as the records have them, so that a new field is among them by itself.
 */
public final class Canary {

  /** Nobody else of the tests was born then. */
  private static final String BORN = "1907-03-19";

  private static final Random RANDOM = new Random(System.nanoTime());

  /** Not only ASCII, so that UTF-8, Latin-1 and escapes of JSON differ. */
  private final String mark = "Ké" + random(6);

  private final String nhsNumber = nhsNumber();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final ReadyJourney ready = new ReadyJourney();
  private final List<ObjectNode> messages = new ArrayList<>();

  public Canary() {
    ready.before().forEach(event -> messages.add(told(event)));
    for (InteractionType kind : InteractionType.values()) {
      if (kind != InteractionType.CLIENT_ERASED && kind != InteractionType.INTERACTION_REDACTED) {
        ObjectNode message = ready.message(kind);
        if (kind == InteractionType.REFERRAL_RECEIVED) {
          ((ObjectNode) message.required("data")).put("clientId", clients().getFirst());
        }
        messages.add(told(message));
      }
      if (kind == InteractionType.INTERACTION_CORRECTED) {
        messages.add(told(ready.correction()));
      }
    }
  }

  private static String random(int letters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      text.append(Character.forDigit(RANDOM.nextInt(36), 36));
    }
    return text.toString();
  }

  /** Ten digits, the last of which checks the others. */
  private static String nhsNumber() {
    while (true) {
      String nine = Integer.toString(900_000_000 + RANDOM.nextInt(99_999_999));
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += (nine.charAt(i) - '0') * (10 - i);
      }
      int check = (11 - sum % 11) % 11;
      if (check < 10) {
        return nine + check;
      }
    }
  }

  /** All that is to be told of them, in order. */
  public List<ObjectNode> messages() {
    return Collections.unmodifiableList(messages);
  }

  /** Their journey. */
  public String journey() {
    return ready.journey();
  }

  /** Their ids, some of which are merged: erasures of these reach all that is told of them. */
  public List<String> clients() {
    return List.of("c-" + ready.journey(), "c-" + ready.another(), "c-to-" + ready.journey());
  }

  /** By each word the field that it is in. */
  public Map<String, String> words() {
    return Collections.unmodifiableMap(words);
  }

  /** A further word of theirs. */
  public String word(String where) {
    String word = mark + "%2s".formatted(Integer.toString(words.size(), 36)).replace(' ', '0');
    words.put(word, where);
    return word;
  }

  /** What is sought: what all their words begin with, and the number that is no word. */
  public List<String> marks() {
    return List.of(mark, nhsNumber);
  }

  private ObjectNode told(ObjectNode event) {
    InteractionType type =
        InteractionType.ofType(event.required("type").stringValue()).orElseThrow();
    event.remove("datacontenttype");
    ObjectNode data = (ObjectNode) event.required("data");
    InteractionType target =
        data.get("data") instanceof ObjectNode ? InteractionType.SESSION_ATTENDED : null;
    for (String pointer : PersonalFields.pointers(type, target)) {
      ObjectNode holder = (ObjectNode) data.at(pointer.substring(0, pointer.lastIndexOf('/')));
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      InteractionType of = holder == data ? type : Objects.requireNonNull(target);
      holder.set(name, value(RecordShape.of(of).field(name), type.shortName() + pointer));
    }
    return event;
  }

  private JsonNode value(RecordShape.@Nullable Field field, String where) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    FieldType type = Objects.requireNonNull(field).type();
    if (type instanceof FieldType.Text) {
      return nodes.stringNode(word(where));
    } else if (type instanceof FieldType.NhsNumber) {
      words.put(nhsNumber, where);
      return nodes.stringNode(nhsNumber);
    } else if (type instanceof FieldType.Day) {
      return nodes.stringNode(BORN);
    } else if (type instanceof FieldType.Nested(RecordShape shape)) {
      ObjectNode object = nodes.objectNode();
      shape
          .fields()
          .forEach(part -> object.set(part.name(), value(part, where + "/" + part.name())));
      return object;
    }
    throw new IllegalStateException("no words are known for " + where);
  }
}
