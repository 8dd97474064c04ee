package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.journey.coding.AgreementResult;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.StrictRecords;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModel;
import org.journey.registry.AskedModel;
import org.journey.registry.RegisteredModels;
import org.journey.security.Actor;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /coding/agreement}: how far two coders agree. */
@RestController
class AgreementCalls {

  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String TENSE = "tense";

  private final AgreementDesk desk;
  private final RegisteredModels models;

  AgreementCalls(AgreementDesk desk, RegisteredModels models) {
    this.desk = desk;
    this.models = models;
  }

  @GetMapping("/api/v1/coding/agreement")
  ResponseEntity<byte[]> agreement(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(request, FIRST, SECOND, TENSE, AskedModel.PARAMETER, Organisations.PARAMETER);
    String first = coder(parameters, FIRST);
    String second = coder(parameters, SECOND);
    if ((first == null) != (second == null)) {
      throw Parameters.refused(first == null ? FIRST : SECOND, "is needed beside the other coder");
    }
    if (first != null && first.equals(second)) {
      throw Parameters.refused(SECOND, "must be another coder");
    }
    Tense tense = parameters.choice(TENSE, Tense.class, Tense.EXPERIENCED);
    String organisation = Organisations.of(actor, parameters);
    StageModel model = AskedModel.of(parameters, models);
    AgreementDesk.Agreed agreed =
        desk.agreement(organisation, consents(actor), model, first, second, tense);
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(agreed.sequence()))
        .body(Answers.bytes(json(model, agreed)));
  }

  private static @Nullable String coder(Parameters parameters, String name) {
    String coder = parameters.text(name);
    if (coder != null && StrictRecords.reasonAgainstId(coder) != null) {
      throw Parameters.refused(name, "is not an id");
    }
    return coder;
  }

  /** Coders read where OWN_WORDS is in force; a researcher needs consent to research as well. */
  private static Set<ConsentScope> consents(Actor actor) {
    Set<Extent> extents = actor.extents(Permission.CODE);
    return extents.contains(Extent.WHOLE) || extents.contains(Extent.OWN_WORDS)
        ? Set.of(ConsentScope.OWN_WORDS)
        : Set.of(ConsentScope.OWN_WORDS, ConsentScope.RESEARCH);
  }

  private static ObjectNode json(StageModel model, AgreementDesk.Agreed agreed) {
    AgreementResult result = agreed.result();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", model.reference());
    json.put("definition", result.definition());
    json.put("n", result.n());
    json.set("result", result.toJson());
    json.put("lacking", agreed.lacking());
    return json;
  }
}
