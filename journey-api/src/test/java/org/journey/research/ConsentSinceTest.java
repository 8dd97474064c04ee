package org.journey.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.interaction.InteractionType;
import org.junit.jupiter.api.Test;

/** By which types consent may end, as the index of the log and its question number them. */
class ConsentSinceTest {

  private static final String TYPES =
      Stream.of(
              InteractionType.CONSENT_WITHDRAWN,
              InteractionType.INTERACTION_CORRECTED,
              InteractionType.INTERACTION_RETRACTED,
              InteractionType.CLIENT_ERASED,
              InteractionType.INTERACTION_REDACTED)
          .map(type -> Integer.toString(type.number()))
          .collect(Collectors.joining(", ", "type in (", ")"));

  @Test
  void the_question_has_the_numbers_of_the_types() {
    assertThat(ConsentSince.TYPES).isEqualTo(TYPES);
  }

  @Test
  void the_index_is_of_what_the_question_asks() throws IOException {
    try (InputStream migration =
        ConsentSince.class.getResourceAsStream("/db/migration/V7__consent.sql")) {
      assertThat(
              new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8))
          .contains("on interaction (organisation, sequence) where " + TYPES + ";");
    }
  }
}
