package org.journey.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.journey.log.LogUnavailable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over HTTP: {@code RegistryTest}. */
class RegisteredModelsTest {

  /** What a record or a call waits for, and is no fault of its own. */
  @Test
  void without_a_database_what_comes_with_the_platform_is_known_and_else_it_is_an_outage() {
    try (HikariDataSource closed = new HikariDataSource()) {
      closed.close();
      RegisteredModels models = new RegisteredModels(JdbcClient.create(closed));
      assertThat(models.hasSubTheme("purposeful-activity")).isTrue();
      assertThatThrownBy(() -> models.hasSubTheme("of-a-model-of-ones-own"))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageNotContaining("of-a-model-of-ones-own");
    }
  }
}
