package org.journey.research;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.journey.json.Json;
import org.journey.log.RequestDatabase;
import org.journey.research.Job.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replays and extracts that were asked for, in the database that all nodes share. */
@Component
class Jobs {

  /** An organisation has no more than so many that are not done. */
  static final int MOST_WAITING = 20;

  private static final JsonMapper JSON = Json.MAPPER;

  /** Whoever has not been heard of for so long is taken to be gone. */
  private static final String GONE = "interval '10 seconds'";

  private static final String COLUMNS =
      "id, kind, organisation, extent, requested_by, request, position, status, total, done,"
          + " result, error, requested, started, coalesce(finished, clock_timestamp()) as seen";

  private final JdbcClient database;

  /** By which those who ask see their own. */
  private final JdbcClient requests;

  @Autowired
  Jobs(JdbcClient database, RequestDatabase requests) {
    this(database, JdbcClient.create(requests.source()));
  }

  Jobs(JdbcClient database, JdbcClient requests) {
    this.database = database;
    this.requests = requests;
  }

  /** Keeps a request. */
  Job add(
      Job.Kind kind,
      String organisation,
      Scope scope,
      String requestedBy,
      ObjectNode request,
      long position) {
    return requests
        .sql(
            "insert into research_job (kind, organisation, extent, requested_by, request,"
                + " position, status) values (?, ?, ?, ?, ?, ?, 'QUEUED') returning "
                + COLUMNS)
        .params(
            kind.name(),
            organisation,
            scope.name(),
            requestedBy,
            JSON.writeValueAsBytes(request),
            position)
        .query((row, any) -> read(row))
        .single();
  }

  /** How many of an organisation's are not done yet. */
  int waiting(String organisation) {
    return requests
        .sql(
            "select count(*) from research_job where organisation = ? and status in ('QUEUED',"
                + " 'RUNNING')")
        .param(organisation)
        .query(Integer.class)
        .single();
  }

  /** One of an organisation's. */
  Optional<Job> find(Job.Kind kind, String organisation, UUID id) {
    return requests
        .sql(
            "select "
                + COLUMNS
                + " from research_job where kind = ? and organisation = ? and id = ?")
        .params(kind.name(), organisation, id)
        .query((row, any) -> read(row))
        .optional();
  }

  /**
   * An organisation's, the last one asked for first.
   *
   * @param before the one behind which to go on; null: from the first
   */
  List<Job> list(
      Job.Kind kind, String organisation, List<Scope> scopes, @Nullable UUID before, int limit) {
    String[] names = scopes.stream().map(Scope::name).toArray(String[]::new);
    return requests
        .sql(
            "select "
                + COLUMNS
                + " from research_job where kind = ? and organisation = ? and extent = any (?) and"
                + " (?::uuid is null or (requested, id) < (select requested, id from research_job"
                + " where id = ?)) order by requested desc, id desc limit ?")
        .param(kind.name())
        .param(organisation)
        .param(names)
        .param(before)
        .param(before)
        .param(limit)
        .query((row, any) -> read(row))
        .list();
  }

  /** Ends one that is not done. Whether there was anything to end. */
  boolean cancel(UUID id) {
    return requests
            .sql(
                "update research_job set status = 'CANCELLED', finished = clock_timestamp() where"
                    + " id = ? and status in ('QUEUED', 'RUNNING')")
            .param(id)
            .update()
        == 1;
  }

  /** Which ones there are, and of each whether it is worked on. */
  Map<UUID, Boolean> all(Job.Kind kind) {
    Map<UUID, Boolean> all = new HashMap<>();
    database
        .sql("select id, status = 'RUNNING' from research_job where kind = ?")
        .param(kind.name())
        .query(
            row -> {
              all.put(row.getObject(1, UUID.class), row.getBoolean(2));
            });
    return all;
  }

  /** Deletes one that has ended. */
  void delete(UUID id) {
    int deleted =
        requests
            .sql("delete from research_job where id = ? and status not in ('QUEUED', 'RUNNING')")
            .param(id)
            .update();
    if (deleted == 0) {
      cancel(id);
    }
  }

  /**
   * Takes the next one that nobody works on; it begins anew. Whose organisation has fewer at work
   * comes first: one that asks for much holds nobody else up.
   *
   * @param owner who takes it: another each time, so that who lost it cannot take it for their own
   */
  Optional<Job> claim(String owner) {
    return database
        .sql(
            "update research_job set status = 'RUNNING', owner = ?, claimed = clock_timestamp(),"
                + " started = clock_timestamp(), done = 0, total = 0 where id = (select id from"
                + " research_job where status = 'QUEUED' or (status = 'RUNNING' and claimed <"
                + " clock_timestamp() - "
                + GONE
                + ") order by (select count(*) from research_job other where other.organisation ="
                + " research_job.organisation and other.status = 'RUNNING' and other.claimed >="
                + " clock_timestamp() - "
                + GONE
                + "), requested limit 1 for update skip locked) returning "
                + COLUMNS)
        .param(owner)
        .query((row, any) -> read(row))
        .optional();
  }

  /** Tells how far it is. Whether it is still the node's: else it was ended, or is another's. */
  boolean progress(UUID id, String owner, long total, long done) {
    return database
            .sql(
                "update research_job set claimed = clock_timestamp(), total = ?, done = ? where id"
                    + " = ? and owner = ? and status = 'RUNNING'")
            .params(total, done, id, owner)
            .update()
        == 1;
  }

  /**
   * It is done.
   *
   * @param interactions how many were read
   */
  void finish(UUID id, String owner, ObjectNode result, long interactions) {
    database
        .sql(
            "update research_job set status = 'DONE', finished = clock_timestamp(), done = ?, total"
                + " = ?, result = ? where id = ? and owner = ? and status = 'RUNNING'")
        .params(interactions, interactions, JSON.writeValueAsBytes(result), id, owner)
        .update();
  }

  /** It cannot be done. */
  void fail(UUID id, String owner, String error) {
    database
        .sql(
            "update research_job set status = 'FAILED', finished = clock_timestamp(), error = ?"
                + " where id = ? and owner = ? and status = 'RUNNING'")
        .params(error, id, owner)
        .update();
  }

  /** It is free for whoever looks next. */
  void release(UUID id, String owner) {
    database
        .sql(
            "update research_job set status = 'QUEUED', owner = null, claimed = null where id = ?"
                + " and owner = ? and status = 'RUNNING'")
        .params(id, owner)
        .update();
  }

  private static Job read(ResultSet row) throws SQLException {
    byte[] result = row.getBytes("result");
    return new Job(
        row.getObject("id", UUID.class),
        Job.Kind.valueOf(row.getString("kind")),
        row.getString("organisation"),
        Scope.valueOf(row.getString("extent")),
        row.getString("requested_by"),
        JSON.readTree(row.getBytes("request")),
        row.getLong("position"),
        Status.valueOf(row.getString("status")),
        row.getLong("total"),
        row.getLong("done"),
        result == null ? null : JSON.readTree(result),
        row.getString("error"),
        instant(row, "requested"),
        row.getObject("started") == null ? null : instant(row, "started"),
        instant(row, "seen"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
