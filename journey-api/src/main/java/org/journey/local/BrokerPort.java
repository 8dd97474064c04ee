package org.journey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded broker listens: at the port that was asked for; else where it did before in
 * its directory, at first Kafka's usual one, so that clients find it again; else at any.
 *
 * <p>Between the look at a port and its being taken another program may take it, such as a second
 * instance that starts beside this one. So a choice may have to be made {@linkplain #another again}
 * once the broker finds it gone.
 */
final class BrokerPort {

  /** Kafka's usual port, taken for a new directory if it is free. */
  private static final int USUAL = 9092;

  private final Path file;
  private final @Nullable Integer wanted;
  private final IntPredicate free;

  /**
   * @param file keeps the port from one start to the next
   * @param wanted the port that was asked for, or null
   */
  BrokerPort(Path file, @Nullable Integer wanted) {
    this(file, wanted, BrokerPort::isFree);
  }

  /**
   * @param free whether nobody listens at a port
   */
  BrokerPort(Path file, @Nullable Integer wanted, IntPredicate free) {
    this.file = file;
    this.wanted = wanted;
    this.free = free;
  }

  /**
   * The port to try first; it is kept.
   *
   * @throws LocalTrouble if the one asked for is in use
   */
  int first() {
    int port = wanted == null ? known() : wanted;
    if (free.test(port)) {
      return kept(port);
    }
    return another();
  }

  /**
   * A port instead of one that was lost to another program; it is kept. If one was asked for and
   * nobody listens there, it was another of the broker's ports that was lost: it stays.
   *
   * @throws LocalTrouble if the one asked for is in use
   */
  int another() {
    if (wanted != null) {
      if (isFree(wanted)) {
        return kept(wanted);
      }
      throw new LocalTrouble("--kafka-port: port " + wanted + " is in use");
    }
    return kept(any());
  }

  /** A free port below those that outgoing connections take, beside those of the database. */
  static int any() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      if (isFree(port)) {
        return port;
      }
    }
    throw new LocalTrouble("no free port between 20000 and 30000 for the Kafka broker");
  }

  /** Whether a broker did not start because another program listens at one of its ports. */
  static boolean isLost(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private int kept(int port) {
    PrivateFiles.write(file, Integer.toString(port));
    return port;
  }

  private int known() {
    try {
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : USUAL;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
