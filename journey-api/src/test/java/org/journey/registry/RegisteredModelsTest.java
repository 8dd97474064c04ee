package org.journey.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.journey.log.LogUnavailable;
import org.journey.log.TestPostgres;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.model.StageModels;
import org.journey.registry.RegisteredModels.Registration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over HTTP: {@code RegistryTest}. */
class RegisteredModelsTest {

  /** As one that a release before this read otherwise. */
  @Test
  void one_that_is_not_read_keeps_nobody_from_the_others() {
    TestPostgres.Database database = TestPostgres.database();
    try (HikariDataSource pool = database.application().pool(1)) {
      RegisteredModels models = new RegisteredModels(JdbcClient.create(pool));
      StageModel other = renamed("other");
      models.register(other, "r-1");
      database.execute(
          "insert into stage_model (id, version, content, registrar) values ('odd', 1, '{}', 'r')");

      assertThat(models.find("odd@1")).isEmpty();
      assertThat(models.find("other@1")).contains(other);
      assertThat(models.hasSubTheme("of-a-model-of-ones-own")).isFalse();
      assertThat(models.register(renamed("another"), "r-1")).isEqualTo(Registration.NEW);
      assertThat(models.register(renamed("odd"), "r-1")).isEqualTo(Registration.CONFLICT);
    }
  }

  private static StageModel renamed(String id) {
    byte[] text =
        StageModels.defaultModel()
            .json()
            .toString()
            .replace("steps-to-benefit", id)
            .getBytes(UTF_8);
    if (StageModelReader.read(text) instanceof ModelReading.Read(StageModel model)) {
      return model;
    }
    throw new AssertionError(id);
  }

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
