package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.axon.TestNode;
import org.journey.derived.ClientLog;
import org.journey.derived.ReadModels;
import org.journey.derived.ServiceDesk;
import org.journey.log.LogDatabase;
import org.journey.log.LogUnavailable;
import org.journey.log.TestPostgres;
import org.journey.readmodel.ServiceFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that is paused while it asks keeps nobody from recording. */
class PausedReadersTest {

  private static final String OF_WHO_ASKED =
      "select state from pg_stat_activity where datname = current_database() and query like"
          + " '%pg_try_advisory_xact_lock_shared%' and state like 'idle%' and pid <>"
          + " pg_backend_pid()";

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  @Test
  void who_asks_what_can_be_seen_and_hears_no_answer_holds_no_lock_of_those_who_append()
      throws Exception {
    TestNode node = projecting.node();
    ServiceFacts facts = new ServiceFacts();
    try (TcpProxy proxy = new TcpProxy(TestPostgres.port());
        ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      LogDatabase way = projecting.database().through(proxy.port());
      String state = null;
      while (state == null) {
        try (ReadModels models = new ReadModels(way, 4, 0, List.of(facts))) {
          ServiceDesk desk = new ServiceDesk(models, facts, node.log(), node.bean(ClientLog.class));
          // With a connection that is there, and that nobody has asked with yet for the lock.
          desk.databaseTime();
          proxy.mode(TcpProxy.Mode.ANSWERS_STALLED);
          Future<?> asking = beside.submit(desk::visible);
          while (state == null && !asking.isDone()) {
            state = stateOfWhoAsked();
          }
          proxy.mode(TcpProxy.Mode.PASS);
          end(asking);
        }
      }
      assertThat(state).as("not in a transaction").isEqualTo("idle");
    }
  }

  @Test
  void a_transaction_of_who_asks_briefly_does_not_idle_for_ever() {
    TestNode node = projecting.node();
    String limit =
        Projecting.models(node)
            .askBriefly(
                connection -> {
                  try (PreparedStatement query =
                          connection.prepareStatement("show idle_in_transaction_session_timeout");
                      ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getString(1);
                  }
                });
    assertThat(limit).isEqualTo("5s");
  }

  private @Nullable String stateOfWhoAsked() throws SQLException {
    try (Connection connection = projecting.database().superuser().getConnection();
        PreparedStatement query = connection.prepareStatement(OF_WHO_ASKED);
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** It may have been answered late, or given up. */
  private static void end(Future<?> asking) throws Exception {
    try {
      asking.get();
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(LogUnavailable.class);
    }
  }
}
