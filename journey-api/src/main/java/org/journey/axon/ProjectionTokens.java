package org.journey.axon;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.journey.engine.Checkpoints;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The positions of one slot as Axon's token store, in the transaction of the rows. Unlike Axon's
 * own, claims go by the database's clock: that of a node can be wrong by minutes.
 */
final class ProjectionTokens implements TokenStore {

  private final DataSource source;
  private final Checkpoints checkpoints;
  private final String owner;

  /**
   * How far each segment is, as far as this node knows: it may be further back, if the database
   * lost what it had not written to disk.
   */
  private final Map<Integer, Long> known = new ConcurrentHashMap<>();

  ProjectionTokens(DataSource source, Checkpoints checkpoints, String owner) {
    this.source = source;
    this.checkpoints = checkpoints;
    this.owner = owner;
  }

  private interface Asking<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T ask(Asking<T> asking) {
    return LogReads.told(
        () -> {
          Connection connection = DataSourceUtils.getConnection(source);
          try {
            return asking.of(connection);
          } finally {
            DataSourceUtils.releaseConnection(connection, source);
          }
        });
  }

  /**
   * Where a segment is: everything before it is in the rows. Without a batch nothing is done that
   * it could go on by.
   */
  @Override
  public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
    long position = JourneyEventStorageEngine.position(token);
    Optional<UnitOfWork<?>> work =
        CurrentUnitOfWork.isStarted() ? Optional.of(CurrentUnitOfWork.get()) : Optional.empty();
    long after = work.map(one -> ProjectionFeed.begin(one, position)).orElse(position);
    if (!ask(connection -> checkpoints.store(connection, segment, owner, after, position))) {
      throw lost(segment);
    }
    work.ifPresent(one -> one.afterCommit(done -> known.put(segment, position)));
  }

  @Override
  public TrackingToken fetchToken(String processorName, int segment) {
    OptionalLong position = ask(connection -> checkpoints.claim(connection, segment, owner));
    known.put(segment, position.orElseThrow(() -> lost(segment)));
    return new GlobalSequenceTrackingToken(position.getAsLong());
  }

  private static UnableToClaimTokenException lost(int segment) {
    return new UnableToClaimTokenException(
        "segment " + segment + " is held by another node, or was set back");
  }

  /** Nothing more may come for long: what was lost meanwhile is noticed here. */
  @Override
  public void extendClaim(String processorName, int segment) {
    long position = known.getOrDefault(segment, 0L);
    if (!ask(connection -> checkpoints.extend(connection, segment, owner, position))) {
      throw lost(segment);
    }
  }

  @Override
  public void releaseClaim(String processorName, int segment) {
    ask(
        connection -> {
          checkpoints.release(connection, segment, owner);
          return segment;
        });
  }

  @Override
  public boolean requiresExplicitSegmentInitialization() {
    return true;
  }

  /** They are made with the slot. */
  @Override
  public void initializeTokenSegments(String processorName, int segmentCount) {}

  /** They are made with the slot. */
  @Override
  public void initializeTokenSegments(
      String processorName, int segmentCount, @Nullable TrackingToken initialToken) {}

  @Override
  public int[] fetchSegments(String processorName) {
    return ask(checkpoints::segments).stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public List<Segment> fetchAvailableSegments(String processorName) {
    int[] all = fetchSegments(processorName);
    return ask(connection -> checkpoints.available(connection, owner)).stream()
        .map(segment -> Segment.computeSegment(segment, all))
        .toList();
  }

  @Override
  public Optional<String> retrieveStorageIdentifier() {
    return Optional.of("journey");
  }
}
