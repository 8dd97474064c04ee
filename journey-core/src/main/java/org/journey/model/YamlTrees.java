package org.journey.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as the plain data it looks like: one document, no anchors, aliases, tags, merge keys
 * or directives, every key a scalar and there once. Scalars without quotes are null, a boolean, a
 * number as JSON writes it, or else text: {@code no} is text and so is a date.
 */
final class YamlTrees {

  private final Iterator<Event> events;
  private final Errors errors;

  private YamlTrees(Iterator<Event> events, Errors errors) {
    this.events = events;
    this.errors = errors;
  }

  static Tree read(String text, Errors errors) throws Unreadable {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("model")
            .setCodePointLimit(Trees.MOST_BYTES)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      return new YamlTrees(new Parse(settings).parseString(text).iterator(), errors).document();
    } catch (MarkedYamlEngineException e) {
      // The parser's message can quote the text: only the place is told on.
      throw Trees.malformed(place(e.getProblemMark()), "not YAML");
    } catch (YamlEngineException _) {
      throw Trees.malformed("not YAML");
    }
  }

  private Tree document() throws Unreadable {
    Event event = next();
    while (event.getEventId() == Event.ID.StreamStart) {
      event = next();
    }
    if (!(event instanceof DocumentStartEvent start)) {
      throw Trees.malformed("empty");
    }
    if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
      errors.add("", place(start.getStartMark()), "directives are not read here");
    }
    Tree tree = value(next(), "", 0);
    next();
    Event end = next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw Trees.malformed(place(end.getStartMark()), "more than one document");
    }
    return tree;
  }

  private Event next() {
    return events.next();
  }

  private Tree value(Event event, String pointer, int depth) throws Unreadable {
    Place place = place(event.getStartMark());
    if (depth > Trees.MOST_DEPTH) {
      throw Trees.malformed(place, "nested too deep");
    }
    if (event instanceof AliasEvent) {
      errors.add(pointer, place, "aliases are not read here: write the value out");
      return new Tree.Nothing(place);
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      errors.add(pointer, place, "anchors are not read here");
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, pointer, place);
      case MappingStartEvent mapping -> mapping(mapping, pointer, place, depth);
      case SequenceStartEvent sequence -> sequence(sequence, pointer, place, depth);
      default -> throw Trees.malformed(place, "not YAML");
    };
  }

  private Tree scalar(ScalarEvent scalar, String pointer, Place place) {
    refuseTag(scalar.getTag(), pointer, place);
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return new Tree.Text(place, text);
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new Tree.Nothing(place);
      case "true", "True", "TRUE" -> new Tree.Flag(place, true);
      case "false", "False", "FALSE" -> new Tree.Flag(place, false);
      default -> {
        Tree.Numeral number = Trees.number(place, text);
        yield number == null ? new Tree.Text(place, text) : number;
      }
    };
  }

  private Tree mapping(MappingStartEvent start, String pointer, Place place, int depth)
      throws Unreadable {
    refuseTag(start, pointer, place);
    Map<String, Tree.Member> members = new LinkedHashMap<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      Place keyPlace = place(event.getStartMark());
      if (!(event instanceof ScalarEvent key)) {
        throw Trees.malformed(keyPlace, "a key must be text");
      }
      String name = key.getValue();
      String under = Errors.under(pointer, name);
      refuseTag(key.getTag(), under, keyPlace);
      if (key.getAnchor().isPresent()) {
        errors.add(under, keyPlace, "anchors are not read here");
      }
      if (key.isPlain() && name.equals("<<")) {
        errors.add(under, keyPlace, "merge keys are not read here: write the values out");
      }
      Tree value = value(next(), under, depth + 1);
      if (members.putIfAbsent(name, new Tree.Member(keyPlace, value)) != null) {
        errors.add(under, keyPlace, "this key is there twice");
      }
    }
    return new Tree.Mapping(place, members);
  }

  private Tree sequence(SequenceStartEvent start, String pointer, Place place, int depth)
      throws Unreadable {
    refuseTag(start, pointer, place);
    List<Tree> elements = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      elements.add(value(event, Errors.under(pointer, elements.size()), depth + 1));
    }
    return new Tree.Sequence(place, elements);
  }

  private void refuseTag(CollectionStartEvent start, String pointer, Place place) {
    refuseTag(start.getTag(), pointer, place);
  }

  private void refuseTag(Optional<String> tag, String pointer, Place place) {
    if (tag.isPresent()) {
      errors.add(pointer, place, "tags are not read here");
    }
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(new Place(1, 1));
  }
}
