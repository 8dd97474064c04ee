package org.journey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.journey.axon.AxonRecorder;
import org.journey.log.PostgresInteractionLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of frameworks are shown to catch what they forbid; here, where there are some. */
class FrameworkControlTest {

  static final class Commanding {
    @Nullable CommandMessage<?> message;
  }

  static final class Querying {
    void query() throws SQLException {}
  }

  static final class QueryingBySpring {
    @Nullable JdbcClient client;
  }

  @Component
  static final class Wired {}

  static final class Injected {
    @Autowired @Nullable Wired wired;
  }

  static final class Logging {
    void log() {
      LoggerFactory.getLogger("x").info("here");
    }
  }

  @Test
  void axon_elsewhere_is_caught() {
    assertThat(breaks(Layout.AXON_IN_ONE_PACKAGE, Commanding.class)).isTrue();
    assertThat(breaks(Layout.AXON_IN_ONE_PACKAGE, AxonRecorder.class)).isFalse();
  }

  @Test
  void the_database_elsewhere_is_caught() {
    assertThat(breaks(Layout.DATABASE_WHERE_NAMED, Querying.class)).isTrue();
    assertThat(breaks(Layout.DATABASE_WHERE_NAMED, QueryingBySpring.class)).isTrue();
    assertThat(breaks(Layout.DATABASE_WHERE_NAMED, PostgresInteractionLog.class)).isFalse();
  }

  @Test
  void what_is_put_into_fields_is_caught() {
    assertThat(breaks(Layout.NO_FIELD_INJECTION, Injected.class)).isTrue();
    assertThat(breaks(Layout.NO_FIELD_INJECTION, Wired.class)).isFalse();
  }

  @Test
  void a_framework_in_a_fold_or_in_the_domain_is_caught() {
    for (Class<?> type :
        List.of(
            Commanding.class, Querying.class, QueryingBySpring.class, Wired.class, Logging.class)) {
      assertThat(breaks(Purity.NO_FRAMEWORK, type)).as(type.getSimpleName()).isTrue();
    }
  }

  @Test
  void the_application_in_a_fold_is_caught() {
    assertThat(breaks(Layout.restsOn("journey-core"), AxonRecorder.class)).isTrue();
    assertThat(breaks(Layout.restsOn("journey-core", "journey-api"), AxonRecorder.class)).isFalse();
  }

  private static boolean breaks(ArchRule rule, Class<?> type) {
    return rule.allowEmptyShould(true)
        .evaluate(new ClassFileImporter().importClasses(type))
        .hasViolation();
  }
}
