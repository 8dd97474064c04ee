package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the database shows to whom, whatever is asked of it. */
class RowSecurityTest {

  /** With a column of an organisation, and for a reason without a policy. */
  private static final List<String> OF_THE_OWNER = List.of("reader_organisation");

  private static final List<String> SECRETS =
      List.of("interaction_key", "person_key", "cursor_secret", "research_secret", "refused_key");

  private final TestPostgres.Database database = TestPostgres.database();
  private final HikariDataSource all = database.application().pool(2);
  private final RequestDatabase requests = new RequestDatabase(database.application(), 1);
  private final PostgresInteractionLog log = new PostgresInteractionLog(requests, all);

  @BeforeEach
  void two_organisations_have_something_of_everything() {
    try (GroupCommitAppender appender =
        new GroupCommitAppender(database.application(), sequence -> {})) {
      for (String organisation : List.of("north", "south")) {
        appender.append(
            List.of(
                Appends.row(organisation, "j-1", 0, organisation + "-0"),
                Appends.row(organisation, "j-1", 1, organisation + "-1")),
            Deadline.soon());
      }
    }
    for (String organisation : List.of("north", "south")) {
      String of = "('" + organisation + "', ";
      database.execute("insert into person_key values " + of + "'c-1', 'key')");
      database.execute("insert into organisation values " + of + "false)");
      database.execute(
          "insert into activity_change values "
              + of
              + "'walks', 0, now(), 'w-1', 'Walks', 'PHYSICAL', null, null)");
      database.execute(
          "insert into research_job (organisation, kind, extent, requested_by, request, position,"
              + " status) values "
              + of
              + "'REPLAY', 'WHOLE', 'r-1', '{}', 1, 'DONE')");
    }
  }

  @AfterEach
  void close() {
    requests.close();
    all.close();
  }

  /**
   * A new table of organisations' rows fails this until the migration that makes it says wall(…).
   */
  @Test
  void every_table_with_an_organisation_has_its_wall() throws SQLException {
    List<String> tables =
        superuser(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where"
                + " c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and"
                + " a.attname = 'organisation' and not a.attisdropped order by 1");
    assertThat(tables).contains("interaction", "person_key", "research_job", "journey_list_1");
    List<String> walled =
        superuser(
            "select c.relname from pg_class c where c.relrowsecurity and (select count(*) from"
                + " pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and"
                + " p.policyname in ('of_requests', 'of_readers')) = 2 order by 1");

    assertThat(walled).contains("organisation");
    assertThat(tables).allMatch(table -> walled.contains(table) || OF_THE_OWNER.contains(table));
  }

  @Test
  void no_policy_lets_anybody_else_in_and_no_view_goes_round_them() throws SQLException {
    assertThat(
            superuser(
                "select distinct array_to_string(roles, ',') from pg_policies where schemaname ="
                    + " 'public' order by 1"))
        .containsExactly("journey_reader", "journey_request");
    assertThat(
            superuser(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and"
                    + " relkind in ('v', 'm')"))
        .isEmpty();
  }

  @Test
  void a_request_sees_what_its_organisations_have_whatever_it_asks() throws Exception {
    for (String table : List.of("interaction", "person_key", "activity_change", "research_job")) {
      String sql = "select distinct organisation from " + table + " order by 1";
      assertThat(asRequest(Set.of("north"), sql)).as(table).containsExactly("north");
      assertThat(asRequest(Set.of("north", "south"), sql)).as(table).hasSize(2);
      assertThat(asRequest(Set.of(), sql)).as(table).isEmpty();
      assertThat(asRequest(Set.of("nor", "north,south", "%"), "select organisation from " + table))
          .as(table)
          .doesNotContain("nor", "%");
    }
    assertThat(asRequest(Set.of("south"), "select id from organisation")).containsExactly("south");
    assertThat(asRequest(Set.of("south"), "select sequence from interaction_key"))
        .isEqualTo(
            superuser(
                "select k.sequence from interaction_key k join interaction i using (sequence) where"
                    + " i.organisation = 'south'"))
        .isNotEmpty();
  }

  @Test
  void what_forgets_to_say_whom_it_is_for_sees_nothing() throws Exception {
    // The one connection of the pool has been another's before.
    assertThat(asRequest(Set.of("north"), "select sequence from interaction")).hasSize(2);
    assertThat(strings(requests.source(), "select sequence from interaction")).isEmpty();
    assertThat(strings(requests.source(), "select wrapped from interaction_key")).isEmpty();
    assertThat(log.after(0, null, 100)).isEmpty();
    assertThat(log.head()).isEqualTo(4);
    // Nor does a transaction that has become a request, without one.
    try (Connection connection = all.getConnection()) {
      connection.setAutoCommit(false);
      Reach.within(
          Set.of("north"),
          () -> {
            Reach.enter(connection);
            assertThat(strings(connection, "select sequence from interaction")).hasSize(2);
            return true;
          });
      connection.commit();
      assertThat(strings(connection, "select sequence from interaction")).hasSize(4);
      connection.commit();
      Reach.enter(connection);
      assertThat(strings(connection, "select sequence from interaction")).isEmpty();
      connection.rollback();
    }
  }

  @Test
  void a_thread_that_a_request_starts_is_for_the_same() throws Exception {
    List<Stored> seen = new ArrayList<>();
    Reach.within(
        Set.of("south"),
        () -> {
          Thread thread = Thread.ofVirtual().unstarted(() -> seen.addAll(log.after(0, null, 9)));
          thread.start();
          thread.join();
          return true;
        });
    assertThat(seen).hasSize(2).allMatch(stored -> stored.organisation().equals("south"));
  }

  @Test
  void a_request_changes_nothing_of_others() throws Exception {
    String id = superuser("select id from research_job where organisation = 'south'").getFirst();
    Reach.within(
        Set.of("north"),
        () -> {
          try (Connection connection = requests.source().getConnection();
              PreparedStatement update =
                  connection.prepareStatement("delete from research_job where id = ?")) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isZero();
          }
          return true;
        });
    assertThatThrownBy(
            () ->
                asRequest(
                    Set.of("north"),
                    "insert into activity_change values ('south', 'walks', 1, now(), 'w-1', 'W',"
                        + " 'PHYSICAL', null, null) returning activity"))
        .hasMessageContaining("row-level security");
    for (String change : List.of("update interaction set id = ''", "delete from person_key")) {
      assertThatThrownBy(() -> asRequest(Set.of("north"), change))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_reader_sees_codes_and_times_of_their_organisations_and_no_keys() throws Exception {
    database.execute(
        "do $$ begin if not exists (select from pg_roles where rolname = 'alice') then create role"
            + " alice login password 'test-only'; end if; end $$");
    database.execute("grant journey_reader to alice");
    database.execute("grant connect on database " + database.name() + " to alice");
    PGSimpleDataSource alice = new PGSimpleDataSource();
    alice.setUrl("jdbc:postgresql://localhost:" + TestPostgres.port() + "/" + database.name());
    alice.setUser("alice");
    alice.setPassword("test-only");

    String columns = "select distinct organisation from interaction order by 1";
    assertThat(strings(alice, columns)).isEmpty();
    strings(
        database.owner(),
        "insert into reader_organisation values ('alice', 'south') returning login");
    assertThat(strings(alice, columns)).containsExactly("south");
    assertThat(strings(alice, "select id from organisation")).containsExactly("south");
    // What requests are told by is nothing to them.
    assertThat(
            strings(
                alice,
                "select organisation from interaction, set_config('journey.organisations', 'north',"
                    + " false)"))
        .containsOnly("south");
    for (String secret : SECRETS) {
      assertThatThrownBy(() -> strings(alice, "select 1 from " + secret))
          .as(secret)
          .hasMessageContaining("permission denied");
    }
    for (String column : List.of("event", "content", "identity", "source", "id")) {
      assertThatThrownBy(() -> strings(alice, "select " + column + " from interaction"))
          .as(column)
          .hasMessageContaining("permission denied");
    }
    for (String become : List.of("journey_request", "journey_app", "journey_owner")) {
      assertThatThrownBy(() -> strings(alice, "set role " + become))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void requests_read_no_secret_and_the_platform_is_none_by_itself() throws Exception {
    for (String secret : List.of("cursor_secret", "research_secret", "refused_key")) {
      assertThatThrownBy(() -> asRequest(Set.of("north"), "select 1 from " + secret))
          .hasMessageContaining("permission denied");
    }
    assertThat(
            superuser(
                "select concat_ws(' ', rolname, rolsuper, rolbypassrls, rolcanlogin) from pg_roles"
                    + " where rolname like 'journey%' order by 1"))
        .containsExactly(
            "journey_app f t t",
            "journey_owner f f t",
            "journey_reader f f f",
            "journey_request f f f");
  }

  /** The wall's own condition comes first, and must not keep the query's from the index. */
  @Test
  void what_requests_ask_most_is_found_by_the_same_indexes() throws Exception {
    // Of a table of a few rows the planner takes any index that there is.
    database.execute(
        "insert into interaction select 10 + s, case when j % 20 = 8 then 'north' else 'south' end,"
            + " false, 'k-' || j, v, 7, now(), now(), gen_random_uuid(), '/x', 'k-' || s, 'w-1',"
            + " case when v = 0 then 'k-' || j end, '', '', 'event' from (select row_number() over"
            + " () s, j, v from generate_series(1, 2000) j, generate_series(0, 4) v) made");
    database.execute("analyze interaction");
    String of = " from interaction where organisation = 'north' and ";
    assertThat(plan("select event" + of + "sequence > 1000 order by sequence limit 100"))
        .contains("interaction_feed")
        .containsPattern("Index Cond: .*organisation = 'north'.*sequence > 1000")
        .doesNotContain("Sort");
    assertThat(plan("select event" + of + "not about_client and subject = 'k-8' order by version"))
        .contains("interaction_version")
        .containsPattern("Index Cond: .*organisation = 'north'.*subject = 'k-8'")
        .doesNotContain("Sort");
    assertThat(plan("select 1" + of + "client = 'k-8' limit 1"))
        .containsPattern("Index Cond: .*organisation = 'north'.*client = 'k-8'");
    assertThat(
            plan(
                "select journey from journey_list_0 where organisation = 'north' and opened >="
                    + " timestamptz '2026-01-01' order by organisation, opened, journey limit 101"))
        .containsPattern("Index Cond: .*organisation = 'north'.*opened >= ")
        .doesNotContain("Sort");
  }

  /** What appends ask is planned as if there were no wall. */
  @Test
  void the_platform_asks_without_a_condition_more() throws Exception {
    for (String sql :
        List.of(
            "select sequence, recorded from interaction order by sequence desc limit 1",
            "select 1 from interaction where organisation = 'north' and subject = 'j-1'")) {
      String explain = "explain (costs off) " + sql;
      List<String> walled = strings(all, explain);
      database.execute("alter table interaction disable row level security");
      assertThat(strings(all, explain)).isEqualTo(walled);
      database.execute("alter table interaction enable row level security");
      assertThat(walled.toString()).doesNotContain("InitPlan");
    }
  }

  private String plan(String sql) throws SQLException {
    return String.join(
        "\n",
        Reach.within(
            Set.of("north"),
            () -> {
              try (Connection connection = requests.source().getConnection()) {
                strings(connection, "set enable_bitmapscan = off");
                return strings(connection, "explain (costs off) " + sql);
              }
            }));
  }

  /** It is what a superuser runs beside a database of their own. */
  @Test
  void the_script_for_superusers_can_be_run_again() throws Exception {
    database.execute(Files.readString(Path.of("src/main/deploy/roles.sql")));
    assertThat(asRequest(Set.of("north"), "select sequence from interaction")).hasSize(2);
  }

  private List<String> asRequest(Set<String> organisations, String sql) throws SQLException {
    return Reach.within(organisations, () -> strings(requests.source(), sql));
  }

  private List<String> superuser(String sql) throws SQLException {
    return strings(database.superuser(), sql);
  }

  private static List<String> strings(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return strings(connection, sql);
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> strings = new ArrayList<>();
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            strings.add(rows.getString(1));
          }
        }
      }
      return strings;
    }
  }
}
