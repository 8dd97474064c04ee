package org.journey.erasure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.axon.TestNode;
import org.journey.derived.ClientLog;
import org.journey.sealing.Words;

/** Erasure at a node that is wired without the rest of the application. */
public final class Erasers implements AutoCloseable {

  private static final String ASKS = "asks-1";
  private static final String APPROVES = "approves-1";

  private final ErasureList list;
  private final ErasureDesk desk;
  private final Holds holds;

  /**
   * Begins, as the node does at its start.
   *
   * @param file the node's list
   */
  public Erasers(TestNode node, Path file) throws IOException {
    this(node, file, false);
  }

  /**
   * Begins.
   *
   * @param acceptMissing though there is no list any more
   */
  Erasers(TestNode node, Path file, boolean acceptMissing) throws IOException {
    DataSource source = node.bean(DataSource.class);
    list = new ErasureList(new ListFile(file), source, node.news(), acceptMissing);
    holds = new Holds(source);
    desk =
        new ErasureDesk(
            source,
            new ClientLog(node.log().clients()),
            new Erasures(source),
            holds,
            new Words(node.keys()),
            node.keys(),
            list);
  }

  /** Asks for a person's erasure. */
  public UUID ask(String organisation, String client) {
    return desk.askErasure(organisation, client, ASKS, "asked to be forgotten").id();
  }

  /** Approves what was asked. */
  public void approve(String organisation, UUID request) {
    desk.approve(organisation, request, APPROVES);
  }

  /** Erases a person for good. */
  public void erase(String organisation, String client) {
    approve(organisation, ask(organisation, client));
  }

  /** Redacts an interaction for good. */
  public void redact(String organisation, long sequence) {
    approve(organisation, desk.askRedaction(organisation, sequence, ASKS, "another's words").id());
  }

  /** What became of a request: its decision as text, or open. */
  public String status(String organisation, UUID request) {
    Erasure.Decision decision = desk.find(organisation, request).decision();
    return decision == null ? "open" : decision.getClass().getSimpleName();
  }

  @Override
  public void close() {
    list.close();
  }
}
