package org.journey.axon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.journey.log.LogUnavailable;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;

/**
 * Sends commands over Axon's bus and gathers what came of them. The handlers are made by hand: the
 * target of a command is a field of it, so nothing is looked up by annotation.
 */
final class Commands implements AutoCloseable {

  private static final String JOURNEY = "record-on-journey";
  private static final String CLIENT = "record-on-client";

  private final CommandBus bus;
  private final ExecutorService sideBySide =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("journey-command-", 0).factory());

  Commands(
      CommandBus bus,
      EntityRepository<JourneyEntity> journeys,
      EntityRepository<ClientEntity> clients,
      Deciding deciding) {
    this.bus = bus;
    bus.subscribe(JOURNEY, handler(journeys, deciding));
    bus.subscribe(CLIENT, handler(clients, deciding));
  }

  private static <T extends SubjectEntity> MessageHandler<CommandMessage<?>> handler(
      EntityRepository<T> repository, Deciding deciding) {
    return message -> {
      RecordInteractions command = (RecordInteractions) message.getPayload();
      return Traces.within(
          Step.DECIDE,
          () ->
              repository
                  .load(command.subject().toString())
                  .invoke(entity -> entity.handle(command, deciding)));
    };
  }

  /** What came of a command. */
  sealed interface Reply {

    /** It was decided, and what was accepted is stored. */
    record Decided(List<Decision> decisions) implements Reply {}

    /** Nothing is stored; the entity was behind the log or not at hand, and is decided on anew. */
    record Behind() implements Reply {}

    /** Nothing is stored; the log has some of its identities. */
    record Known(java.util.Set<java.util.UUID> digests) implements Reply {}
  }

  /**
   * Sends one and waits.
   *
   * @throws LogUnavailable if it may be stored or not
   */
  Reply send(RecordInteractions command) {
    AtomicReference<CommandResultMessage<?>> result = new AtomicReference<>();
    bus.dispatch(
        new GenericCommandMessage<>(
            new org.axonframework.messaging.GenericMessage<>(command, MetaData.emptyInstance()),
            command.subject().aboutClient() ? CLIENT : JOURNEY),
        (sent, answer) -> result.set(answer));
    CommandResultMessage<?> answer = result.get();
    if (answer == null) {
      throw new IllegalStateException("the command bus did not answer at once");
    }
    return answer.isExceptional()
        ? reply(answer.exceptionResult())
        : new Reply.Decided(decisions(answer.getPayload()));
  }

  @SuppressWarnings("unchecked")
  private static List<Decision> decisions(Object payload) {
    return (List<Decision>) payload;
  }

  private static Reply reply(Throwable failure) {
    return switch (failure) {
      case ConcurrencyException _, Deciding.PersonErased _, EntityRepository.NotInMemory _ ->
          new Reply.Behind();
      case IdentityTakenException taken -> new Reply.Known(taken.digests());
      case LogUnavailable unavailable -> throw unavailable;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    };
  }

  /** Sends several, of different subjects, side by side, so that they share commits. */
  List<Reply> sendAll(List<RecordInteractions> commands) {
    if (commands.size() == 1) {
      return List.of(send(commands.getFirst()));
    }
    List<Future<Reply>> futures = new ArrayList<>(commands.size());
    for (RecordInteractions command : commands) {
      futures.add(sideBySide.submit(Traces.carried(() -> send(command))));
    }
    List<Reply> replies = new ArrayList<>(commands.size());
    RuntimeException failure = null;
    for (Future<Reply> future : futures) {
      try {
        replies.add(future.get());
      } catch (ExecutionException e) {
        failure =
            e.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LogUnavailable("interrupted", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return replies;
  }

  @Override
  public void close() {
    sideBySide.shutdown();
    try {
      if (!sideBySide.awaitTermination(
          Duration.ofSeconds(3).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
        sideBySide.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
