package org.journey.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.journey.operations.UnsafeSetting;
import org.springframework.core.NestedExceptionUtils;

/** The brokers, and what is asked of them: each time by an administrator of its own. */
final class Brokers {

  /** How long one answer is waited for. */
  static final long PATIENCE_SECONDS = 10;

  private final KafkaClients clients;

  Brokers(KafkaClients clients) {
    this.clients = clients;
  }

  /** Something that is asked. */
  interface Question<T> {
    T ask(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
  }

  /**
   * Asks.
   *
   * @throws KafkaTrouble if no broker answers, or it refuses
   * @throws UnsafeSetting if the settings make no client
   */
  <T> T ask(Question<T> question) throws InterruptedException {
    try (Admin admin = admin()) {
      return question.ask(admin);
    } catch (ExecutionException e) {
      throw new KafkaTrouble(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new KafkaTrouble("no broker answers", e);
    } catch (KafkaException e) {
      throw new KafkaTrouble(e.toString(), e);
    }
  }

  private Admin admin() {
    try {
      return clients.admin();
    } catch (KafkaException e) {
      Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
      String reason = root.getClass().getSimpleName() + ": " + root.getMessage();
      if (reason.contains(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)) {
        // Names that do not resolve, as those of containers that are stopped.
        throw new KafkaTrouble(reason, e);
      }
      // A file that is not there, a password that does not open it: no attempt would do better.
      throw new UnsafeSetting(KafkaSettings.CLIENT_FILE, "makes no client of Kafka: " + reason);
    }
  }
}
