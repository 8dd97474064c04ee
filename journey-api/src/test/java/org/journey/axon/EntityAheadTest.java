package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.journey.ingest.Outcome;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** An entity that applied what did not reach the log is not decided from again. */
class EntityAheadTest {

  private final AtomicBoolean broken = new AtomicBoolean();

  /** Axon rolls back on an exception; on an error it only cleans up. */
  @Test
  void an_error_while_storing_leaves_no_entity_ahead_of_the_log() {
    try (TestNode node = new TestNode(TestPostgres.database().application(), breaking())) {
      assertThat(node.recorder().record(Messages.referral("a", "j-1")))
          .isInstanceOf(Outcome.Accepted.class);
      broken.set(true);
      assertThatThrownBy(() -> node.recorder().record(Messages.session("a", "j-1", "s-1")))
          .isInstanceOf(StackOverflowError.class);
      assertThat(node.recorder().record(Messages.session("a", "j-1", "s-2")))
          .isInstanceOfSatisfying(
              Outcome.Accepted.class, it -> assertThat(it.stored().version()).isEqualTo(1));
      assertThat(node.recorder().record(Messages.session("a", "j-1", "s-1")))
          .isInstanceOfSatisfying(
              Outcome.Accepted.class, it -> assertThat(it.stored().version()).isEqualTo(2));
    }
  }

  private BeanPostProcessor breaking() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof EventStorageEngine engine ? breaking(engine) : bean;
      }
    };
  }

  private EventStorageEngine breaking(EventStorageEngine engine) {
    return (EventStorageEngine)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EventStorageEngine.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("appendEvents") && broken.getAndSet(false)) {
                throw new StackOverflowError("made up");
              }
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
