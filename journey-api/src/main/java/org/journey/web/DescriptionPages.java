package org.journey.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.journey.interaction.InteractionSchemas;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordedSchemas;
import org.journey.interaction.RejectionSchema;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The descriptions of both interfaces and the JSON Schemas that they refer to. */
@RestController
class DescriptionPages {

  private static final MediaType SCHEMA = new MediaType("application", "schema+json");
  private static final String EMITTED = "/schemas/";
  private static final String RECORDED = "/schemas/recorded/";

  private final byte[] openapi = resource("openapi.yaml");
  private final byte[] asyncapi = resource("asyncapi.yaml");
  private final Map<String, byte[]> schemas = new HashMap<>();

  DescriptionPages() {
    for (InteractionType type : InteractionType.values()) {
      schemas.put(InteractionSchemas.path(type), bytes(InteractionSchemas.schema(type)));
      schemas.put(RecordedSchemas.path(type), bytes(RecordedSchemas.schema(type)));
    }
    schemas.put(RejectionSchema.PATH, bytes(RejectionSchema.schema()));
  }

  private static byte[] resource(String name) {
    try {
      return new ClassPathResource(name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(ObjectNode schema) {
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(schema);
  }

  @GetMapping("/openapi.yaml")
  ResponseEntity<byte[]> openapi() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_YAML).body(openapi);
  }

  @GetMapping("/asyncapi.yaml")
  ResponseEntity<byte[]> asyncapi() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_YAML).body(asyncapi);
  }

  @GetMapping(EMITTED + "{file}")
  ResponseEntity<byte[]> emitted(@PathVariable String file) {
    return schema(schemas.get(EMITTED + file));
  }

  @GetMapping(RECORDED + "{file}")
  ResponseEntity<byte[]> recorded(@PathVariable String file) {
    return schema(schemas.get(RECORDED + file));
  }

  private static ResponseEntity<byte[]> schema(byte @Nullable [] schema) {
    if (schema == null) {
      throw Refusal.notFound();
    }
    return ResponseEntity.ok().contentType(SCHEMA).body(schema);
  }
}
