package org.journey.extract;

import java.util.List;
import java.util.Locale;
import org.journey.extract.ExtractWriter.ExtractFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The data dictionary: a Frictionless Data Package (version 2). */
final class DataPackage {

  static final String NAME = "datapackage.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DataPackage() {}

  /**
   * The package.
   *
   * @param files of the resources, in their order
   */
  static ObjectNode of(ExtractRequest request, List<Resource> resources, List<ExtractFile> files) {
    ObjectNode json = JSON.objectNode();
    json.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    json.put("name", "journey-extract");
    json.put("title", "Journeys of people through social prescribing");
    json.put(
        "description",
        "Pseudonymised, not anonymous, and not for publication. Consented journeys only. See "
            + Manifest.NAME
            + ".");
    ArrayNode list = json.putArray("resources");
    for (int i = 0; i < resources.size(); i++) {
      list.add(resource(request, resources.get(i), files.get(i)));
    }
    return json;
  }

  private static ObjectNode resource(ExtractRequest request, Resource resource, ExtractFile file) {
    ObjectNode json = JSON.objectNode();
    json.put("name", resource.path().toLowerCase(Locale.ROOT).replace('.', '-'));
    json.put("path", resource.path());
    json.put("format", resource.format());
    json.put("mediatype", resource.mediaType());
    json.put("encoding", "utf-8");
    json.put("description", resource.description());
    json.put("bytes", file.bytes());
    json.put("hash", "sha256:" + file.sha256());
    if (resource.tabular()) {
      json.put("type", "table");
      if (resource.format().equals("csv")) {
        json.putObject("dialect").put("lineTerminator", "\n").put("header", true);
      }
      json.set("schema", schema(request, resource.tables().getFirst()));
    } else {
      ObjectNode dictionary = json.putObject("dictionary");
      resource.tables().forEach(t -> dictionary.set(t.name(), schema(request, t)));
    }
    return json;
  }

  private static ObjectNode schema(ExtractRequest request, Table table) {
    ObjectNode json = JSON.objectNode();
    json.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    ArrayNode fields = json.putArray("fields");
    for (Column column : table.columns()) {
      fields.add(field(request, column));
    }
    if (!table.key().isEmpty()) {
      ArrayNode key = json.putArray("primaryKey");
      table.key().forEach(key::add);
    }
    json.putArray("missingValues").add("");
    return json;
  }

  private static ObjectNode field(ExtractRequest request, Column column) {
    ObjectNode json = JSON.objectNode();
    json.put("name", column.name());
    json.put("description", column.description());
    ObjectNode constraints = JSON.objectNode();
    constraints.put("required", column.required());
    boolean csv = request.format() != ExtractFormat.PARQUET;
    switch (column.type()) {
      case ColumnType.Name(Pseudonyms.Kind kind) -> {
        json.put("type", "string");
        constraints.put("pattern", kind.letter() + "[a-z2-7]{" + (Pseudonyms.LENGTH - 1) + "}");
      }
      case ColumnType.Code(List<String> codes) -> {
        json.put("type", "string");
        ArrayNode values = constraints.putArray("enum");
        codes.forEach(values::add);
      }
      case ColumnType.CodeList(List<String> codes) -> {
        json.put("type", "string");
        String one = "(" + String.join("|", codes) + ")";
        constraints.put("pattern", one + "(" + Columns.SEPARATOR + one + ")*");
      }
      case ColumnType.Label _ -> json.put("type", "string");
      case ColumnType.Whole(long min, long max) -> {
        json.put("type", "integer");
        constraints.put("minimum", min);
        if (max < Integer.MAX_VALUE) {
          constraints.put("maximum", max);
        }
      }
      case ColumnType.Fixed _ -> json.put("type", "number");
      // Parquet has no number that would hold every digit.
      case ColumnType.Number _ -> json.put("type", csv ? "number" : "string");
      case ColumnType.Flag _ -> json.put("type", "boolean");
      case ColumnType.Moment _ -> {
        json.put("type", "datetime");
        json.put("format", csv ? "%Y-%m-%dT%H:%M:%S.%fZ" : "default");
      }
      case ColumnType.Day _ -> json.put("type", "date");
    }
    json.set("constraints", constraints);
    return json;
  }
}
