package org.journey.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a person's record is written, part by part, in the order of these methods. */
interface RecordForm extends AutoCloseable {

  /** Whose it is, and where things are kept. */
  void begin(ClientRecord record) throws IOException;

  /** What is recorded of the person rather than of a journey; once, all of it. */
  void ofClient(List<ObjectNode> interactions) throws IOException;

  /**
   * What managers asked about the person, and what stood against it; once, all of it.
   *
   * @param erasures requests to erase them or to redact something, decided or not
   * @param holds those that stand and those that were lifted
   */
  void requests(List<ObjectNode> erasures, List<ObjectNode> holds) throws IOException;

  /**
   * A journey begins.
   *
   * @param state null: it is in none yet
   */
  void beginJourney(String journeyId, @Nullable ObjectNode state) throws IOException;

  /** Some of the journey's interactions, in the order in which they were recorded. */
  void interactions(List<ObjectNode> some) throws IOException;

  /** The journey ends. */
  void endJourney() throws IOException;

  /** After the last journey: who looked. */
  void beginAccess() throws IOException;

  /** Some of those who looked, the latest first. */
  void access(List<ObjectNode> some) throws IOException;

  /** Nothing more comes. */
  void end() throws IOException;

  @Override
  void close() throws IOException;
}
