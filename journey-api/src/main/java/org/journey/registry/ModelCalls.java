package org.journey.registry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.registry.RegisteredModels.Registered;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Bodies;
import org.journey.web.Parameters;
import org.journey.web.Problems;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** {@code PUT} and {@code GET /models/{id}/{version}}, {@code GET /models}. */
@RestController
class ModelCalls {

  private static final List<MediaType> DOCUMENTS =
      List.of(
          Accept.JSON,
          MediaType.APPLICATION_YAML,
          new MediaType("application", "x-yaml"),
          new MediaType("text", "yaml"));
  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,9}");

  private final RegisteredModels models;

  ModelCalls(RegisteredModels models) {
    this.models = models;
  }

  @PutMapping("/api/v1/models/{id}/{version}")
  ResponseEntity<byte[]> register(
      Actor actor,
      @PathVariable String id,
      @PathVariable String version,
      HttpServletRequest request)
      throws IOException {
    byte[] document = Bodies.read(request, DOCUMENTS);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters.of(request);
    return switch (isJson(request)
        ? StageModelReader.readJson(document)
        : StageModelReader.read(document)) {
      case ModelReading.Refused(Problem problem) -> Problems.answer(problem);
      case ModelReading.Read(StageModel model) -> {
        List<FieldError> errors = new ArrayList<>();
        if (!model.id().equals(id)) {
          errors.add(new FieldError("/id", "must be the one of the address"));
        }
        if (!version.equals(Integer.toString(model.version()))) {
          errors.add(new FieldError("/version", "must be the one of the address"));
        }
        yield errors.isEmpty()
            ? register(model, actor, type)
            : Problems.answer(Problem.invalid(ProblemType.INVALID_MODEL, errors));
      }
    };
  }

  /** JSON is YAML too, but who says JSON is held to it. */
  private static boolean isJson(HttpServletRequest request) {
    return Accept.JSON.equalsTypeAndSubtype(MediaType.parseMediaType(request.getContentType()));
  }

  private ResponseEntity<byte[]> register(StageModel model, Actor actor, MediaType type) {
    return switch (models.register(model, actor.subject())) {
      case NEW ->
          Answers.of(HttpStatus.CREATED, type)
              .header(HttpHeaders.LOCATION, "/api/v1/models/" + model.id() + "/" + model.version())
              .body(json(model));
      case SAME -> Answers.of(HttpStatus.OK, type).body(json(model));
      case CONFLICT ->
          Problems.answer(
              Problem.of(
                  ProblemType.MODEL_CONFLICT,
                  "The version is used with other content; a model never changes once used."));
    };
  }

  @GetMapping("/api/v1/models/{id}/{version}")
  ResponseEntity<byte[]> model(
      @PathVariable String id, @PathVariable String version, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters.of(request);
    if (!VERSION.matcher(version).matches()) {
      throw Refusal.notFound();
    }
    StageModel model = models.find(id + "@" + version).orElseThrow(Refusal::notFound);
    return Answers.of(HttpStatus.OK, type).body(json(model));
  }

  @GetMapping("/api/v1/models")
  ResponseEntity<byte[]> models(HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters.of(request);
    List<Registered> all = models.all();
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("models");
          for (Registered each : all) {
            write(json, each);
          }
          json.writeEndArray();
          json.writeNullProperty("next");
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Registered registered) {
    json.writeStartObject();
    json.writeStringProperty("id", registered.model().id());
    json.writeNumberProperty("version", registered.model().version());
    Answers.text(
        json,
        "registeredAt",
        registered.registeredAt() == null ? null : Rfc3339.format(registered.registeredAt()));
    json.writeBooleanProperty("builtIn", registered.builtIn());
    json.writeEndObject();
  }

  private static byte[] json(StageModel model) {
    return Json.MAPPER.writeValueAsBytes(model.json());
  }
}
