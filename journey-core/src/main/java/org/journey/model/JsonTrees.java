package org.journey.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads strict JSON: one value, nothing behind it, every key there once. */
final class JsonTrees {

  private static final JsonFactory FACTORY =
      Json.factory()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Trees.MOST_DEPTH + 1)
                  .maxDocumentLength(Trees.MOST_BYTES)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final JsonParser parser;
  private final Errors errors;

  private JsonTrees(JsonParser parser, Errors errors) {
    this.parser = parser;
    this.errors = errors;
  }

  static Tree read(String text, Errors errors) throws Unreadable {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      JsonTrees trees = new JsonTrees(parser, errors);
      Tree tree = trees.value("");
      if (parser.nextToken() != null) {
        throw Trees.malformed(trees.place(), "more than one JSON object");
      }
      return tree;
    } catch (JacksonException e) {
      // The parser's message can quote the text: only the place is told on.
      TokenStreamLocation at = e.getLocation();
      throw at == null ? Trees.malformed("not JSON") : Trees.malformed(place(at), "not JSON");
    }
  }

  private Tree value(String pointer) throws Unreadable {
    Place place = place();
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw Trees.malformed(place, "not JSON");
    }
    return switch (token) {
      case START_OBJECT -> object(pointer, place);
      case START_ARRAY -> array(pointer, place);
      case VALUE_STRING -> new Tree.Text(place, parser.getString());
      case VALUE_TRUE -> new Tree.Flag(place, true);
      case VALUE_FALSE -> new Tree.Flag(place, false);
      case VALUE_NULL -> new Tree.Nothing(place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        Tree.Numeral number = Trees.number(place, parser.getString());
        if (number == null) {
          errors.add(pointer, place, "a number of at most 18 digits before and behind the point");
          yield new Tree.Nothing(place);
        }
        yield number;
      }
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw Trees.malformed(place, "not JSON");
    };
  }

  private Tree object(String pointer, Place place) throws Unreadable {
    Map<String, Tree.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place key = place();
      String name = parser.currentName();
      parser.nextToken();
      String under = Errors.under(pointer, name);
      if (members.putIfAbsent(name, new Tree.Member(key, value(under))) != null) {
        errors.add(under, key, "this key is there twice");
      }
    }
    return new Tree.Mapping(place, members);
  }

  private Tree array(String pointer, Place place) throws Unreadable {
    List<Tree> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(Errors.under(pointer, elements.size())));
    }
    return new Tree.Sequence(place, elements);
  }

  private Place place() {
    return place(parser.currentTokenLocation());
  }

  private static Place place(TokenStreamLocation at) {
    return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }
}
