package org.journey.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who takes what was asked for, in which order, and who has it then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsTest {

  private final TestPostgres.Database database = TestPostgres.database();
  private final HikariDataSource pool = database.application().pool(2);
  private final Jobs jobs = new Jobs(JdbcClient.create(pool), JdbcClient.create(pool));

  @AfterAll
  void close() {
    pool.close();
  }

  @BeforeEach
  void nothingIsAskedFor() {
    database.execute("delete from research_job");
  }

  private UUID ask(String organisation) {
    return jobs.add(
            Job.Kind.EXTRACT,
            organisation,
            Scope.CONSENTING,
            "r-1",
            JsonNodeFactory.instance.objectNode(),
            1)
        .id();
  }

  @Test
  void one_organisation_that_asks_for_much_holds_no_other_up() {
    List<UUID> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(ask("many"));
    }
    UUID few = ask("few");

    List<UUID> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(jobs.claim("node/" + i).orElseThrow().id());
    }

    assertThat(taken).containsExactly(many.get(0), few, many.get(1));
  }

  /** Also where both are threads of one node. */
  @Test
  void who_lost_one_cannot_take_it_for_their_own() {
    UUID id = ask("soar");
    assertThat(jobs.claim("node/first")).isPresent();
    database.execute("update research_job set claimed = clock_timestamp() - interval '11 seconds'");
    assertThat(jobs.claim("node/second")).isPresent();

    assertThat(jobs.progress(id, "node/first", 10, 5)).isFalse();
    jobs.fail(id, "node/first", "gone");
    assertThat(jobs.progress(id, "node/second", 10, 5)).isTrue();
    assertThat(jobs.all(Job.Kind.EXTRACT)).containsEntry(id, true);
    jobs.finish(id, "node/second", JsonNodeFactory.instance.objectNode(), 10);
    assertThat(jobs.all(Job.Kind.EXTRACT)).containsEntry(id, false);
  }
}
