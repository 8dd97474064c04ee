package org.journey.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.journey.archive.Lanes;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.log.LogArchive;
import org.journey.log.TestPostgres;
import org.journey.operations.UnsafeSetting;
import org.journey.simulation.SimulatedSubmissions;
import org.journey.tracing.Traces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Once a night what serves is held against what the log gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightlyProofTest {

  private static final int CLIENTS = 60;

  private final TestPostgres.Database database = TestPostgres.database();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TestNode node = TestNode.projecting(database.application());
  private final HikariDataSource pool = database.application().journeys(4);
  private final ReadModels models = node.bean(ReadModels.class);
  private final ProofNights nights = new ProofNights(pool);
  private ArchiveKeeper archive;
  private ViewProof proof;

  @BeforeAll
  void record(@TempDir Path directory) {
    archive =
        new ArchiveKeeper(directory.resolve("archive"), () -> new LogArchive(pool), Lanes.free(2));
    proof = new ViewProof(models, archive, Lanes.free(2));
    record(SimulatedSubmissions.of(CLIENTS, 11));
    caughtUp();
  }

  @AfterAll
  void close() {
    archive.close();
    pool.close();
    node.close();
  }

  @BeforeEach
  void noNightIsDone() {
    database.execute("delete from proof_night");
  }

  private void record(List<Submission> all) {
    for (int from = 0; from < all.size(); from += 500) {
      assertThat(node.recorder().recordAll(all.subList(from, Math.min(all.size(), from + 500))))
          .allMatch(outcome -> outcome instanceof Outcome.Accepted);
    }
  }

  private void caughtUp() {
    long head = node.log().head();
    long until = System.nanoTime() + 60_000_000_000L;
    for (Projection projection : models.projections()) {
      while (models.ask(connection -> ProjectionStatus.position(connection, projection)) < head) {
        assertThat(System.nanoTime()).as("caught up").isLessThan(until);
        Thread.onSpinWait();
      }
    }
  }

  private long journeys() {
    return Long.parseLong(text("select count(*) from interaction where client is not null"));
  }

  private String text(String sql) {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProofOutcome of(String projection) {
    return proof.run().stream()
        .filter(outcome -> outcome.projection().equals(projection))
        .findFirst()
        .orElseThrow();
  }

  private NightlyProof nightly(LocalTime at) {
    return new NightlyProof(proof, nights, at, models.projections(), registry, Traces.idsOnly());
  }

  private double gauge(String name, String projection) {
    return registry.get(name).tag("projection", projection).gauge().value();
  }

  /** A minute ago: nights begin then. */
  private LocalTime justBegun() {
    return LocalTime.ofInstant(Instant.now(), ZoneOffset.UTC).minusMinutes(1);
  }

  @Test
  void over_simulated_histories_nothing_differs_in_any_projection() {
    assertThat(journeys()).isGreaterThan(30);
    assertThat(proof.run())
        .extracting(
            ProofOutcome::projection,
            ProofOutcome::compared,
            ProofOutcome::differing,
            ProofOutcome::notCompared)
        .containsExactly(
            tuple("journeys", journeys(), 0L, 0L), tuple("services", journeys(), 0L, 0L));
  }

  @Test
  void one_row_changed_by_hand_is_found_alone_though_its_digest_was_left() {
    String changed =
        text(
            "update journey_list_0 set missed = missed + 1 where ctid = (select min(ctid) from"
                + " journey_list_0) returning organisation || ' ' || sequence");
    try {
      ProofOutcome found = of("journeys");
      assertThat(found.differing()).isEqualTo(1);
      assertThat(found.compared()).isEqualTo(journeys());
      assertThat(found.told())
          .startsWith("journeys: 1 of " + journeys() + " journeys compared differ")
          .endsWith("by organisation and last sequence: " + changed);
      assertThat(of("services").differing()).isZero();
    } finally {
      database.execute(
          "update journey_list_0 set missed = missed - 1 where organisation || ' ' || sequence = '"
              + changed
              + "'");
    }
    assertThat(of("journeys").differing()).isZero();
  }

  @Test
  void a_row_that_is_gone_and_one_that_nobody_recorded_are_found() {
    database.execute("create table kept as select * from service_facts_0 order by journey limit 1");
    database.execute("delete from service_facts_0 where journey = (select journey from kept)");
    database.execute(
        "insert into service_facts_0 select organisation, 'nobody', sequence, first_sequence,"
            + " facts, digest from kept");
    try {
      ProofOutcome found = of("services");
      assertThat(found.differing()).isEqualTo(2);
      assertThat(found.compared()).isEqualTo(journeys() + 1);
    } finally {
      database.execute("delete from service_facts_0 where journey = 'nobody'");
      database.execute("insert into service_facts_0 select * from kept");
      database.execute("drop table kept");
    }
  }

  @Test
  void a_row_that_stayed_behind_what_the_table_is_said_to_include_is_found() {
    record(List.of(Messages.referral("late", "j-late")));
    caughtUp();
    database.execute(
        "create table behind as select * from journey_list_0 where organisation = 'late'");
    record(List.of(Messages.session("late", "j-late", "s-late")));
    caughtUp();
    database.execute("delete from journey_list_0 where organisation = 'late'");
    database.execute("insert into journey_list_0 select * from behind");
    ProofOutcome found = of("journeys");
    assertThat(found.differing()).isEqualTo(1);
    assertThat(found.differences().getFirst().organisation()).isEqualTo("late");
    // The next interaction sets it right, as it would a row that a fault left behind.
    record(List.of(Messages.session("late", "j-late", "s-later", "2026-02-10T14:00:00Z")));
    caughtUp();
    assertThat(of("journeys").differing()).isZero();
    database.execute("drop table behind");
  }

  @Test
  void who_is_parked_is_not_compared() {
    database.execute(
        "insert into projection_parked (projection, slot, organisation, journey, sequence, version,"
            + " error) select 'journeys', 0, organisation, journey, sequence, 0, 'made up' from"
            + " journey_list_0 order by journey limit 1");
    database.execute(
        "update journey_list_0 set missed = missed + 1 where journey = (select journey from"
            + " projection_parked)");
    try {
      assertThat(of("journeys"))
          .extracting(ProofOutcome::differing, ProofOutcome::notCompared)
          .containsExactly(0L, 1L);
    } finally {
      database.execute(
          "update journey_list_0 set missed = missed - 1 where journey = (select journey from"
              + " projection_parked)");
      database.execute("delete from projection_parked");
    }
  }

  @Test
  void a_table_of_another_version_of_the_fold_is_not_compared() {
    database.execute(
        "update projection_slot set version = version + 1 where projection = 'journeys'");
    try {
      assertThat(of("journeys"))
          .extracting(ProofOutcome::compared, ProofOutcome::notCompared)
          .containsExactly(0L, journeys());
    } finally {
      database.execute(
          "update projection_slot set version = version - 1 where projection = 'journeys'");
    }
  }

  @Test
  void a_night_is_proved_once_by_one_node_and_told_by_all() {
    try (NightlyProof here = nightly(justBegun());
        NightlyProof there =
            new NightlyProof(
                proof,
                nights,
                justBegun(),
                models.projections(),
                new SimpleMeterRegistry(),
                Traces.idsOnly())) {
      assertThat(gauge("journey.proof.compared.journeys", "journeys")).isNaN();
      assertThat(registry.get("journey.proof.age").gauge().value()).isNaN();
      assertThat(here.night()).isTrue();
      assertThat(there.night()).isFalse();
      assertThat(here.night()).isFalse();
      assertThat(gauge("journey.proof.compared.journeys", "services")).isEqualTo(journeys());
      assertThat(gauge("journey.proof.differing.journeys", "services")).isZero();
      assertThat(registry.get("journey.proof.age").gauge().value()).isBetween(0.0, 60.0);
    } finally {
      registry.clear();
    }
  }

  @Test
  void while_one_node_proves_no_other_begins() {
    nights.alone(
        () -> {
          try (NightlyProof other = nightly(justBegun())) {
            assertThat(other.night()).isFalse();
          }
        });
    registry.clear();
  }

  @Test
  void before_the_time_and_long_after_it_nothing_is_due() {
    LocalTime now = LocalTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    assertThat(nights.due(now.plusMinutes(5))).isEmpty();
    assertThat(nights.due(now.minusHours(4))).isEmpty();
    assertThat(nights.due(now.minusMinutes(5))).isPresent();
  }

  @Test
  void the_time_is_one_of_day_or_off() {
    assertThat(NightlyProof.time("02:30")).isEqualTo(LocalTime.of(2, 30));
    assertThat(NightlyProof.time("off")).isNull();
    assertThatThrownBy(() -> NightlyProof.time("half past two"))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageContaining("journey.proof.at");
  }
}
