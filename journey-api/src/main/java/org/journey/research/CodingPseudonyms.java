package org.journey.research;

import org.journey.extract.Pseudonyms.Kind;
import org.journey.query.Pseudonyms;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** The names under which researchers know what coders read. */
@Component
final class CodingPseudonyms implements Pseudonyms {

  private final PseudonymKeys keys;

  CodingPseudonyms(PseudonymKeys keys) {
    this.keys = keys;
  }

  @Override
  public String of(String organisation, String kind, String id) {
    return keys.of("coding", organisation, JsonNodeFactory.instance.objectNode())
        .of(kind.equals("journey") ? Kind.JOURNEY : Kind.EVENT, organisation, kind, id);
  }
}
