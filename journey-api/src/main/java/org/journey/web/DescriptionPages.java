package org.journey.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.journey.interaction.InteractionSchemas;
import org.journey.interaction.InteractionType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The description of the interface and the JSON Schemas that it refers to. */
@RestController
class DescriptionPages {

  private static final MediaType SCHEMA = new MediaType("application", "schema+json");
  private static final String FOLDER = "/schemas/";

  private final byte[] description;
  private final Map<String, byte[]> schemas;

  DescriptionPages() {
    try {
      description = new ClassPathResource("openapi.yaml").getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    schemas =
        Arrays.stream(InteractionType.values())
            .collect(
                Collectors.toMap(
                    InteractionSchemas::path,
                    type ->
                        InteractionSchemas.schema(type)
                            .toPrettyString()
                            .getBytes(StandardCharsets.UTF_8)));
  }

  @GetMapping("/openapi.yaml")
  ResponseEntity<byte[]> openapi() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_YAML).body(description);
  }

  @GetMapping("/schemas/{file}")
  ResponseEntity<byte[]> schema(@PathVariable String file) {
    byte[] schema = schemas.get(FOLDER + file);
    if (schema == null) {
      throw Refusal.notFound();
    }
    return ResponseEntity.ok().contentType(SCHEMA).body(schema);
  }
}
