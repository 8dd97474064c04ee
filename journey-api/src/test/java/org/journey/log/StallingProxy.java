package org.journey.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy on the loopback that can refuse, stall, delay and cut. */
public final class StallingProxy implements AutoCloseable {

  /** What it does with what it gets. */
  public enum Mode {
    PASS,
    STALL,
    REFUSE,
    /** Half a second on every packet. */
    SLOW,
    /** Passes to the server, loses what comes back. */
    LOSE_ANSWERS
  }

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.PASS;
  private volatile boolean closed;

  /** Starts, passing to a port. */
  public StallingProxy(int target) {
    this.target = target;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  /** Changes what it does, for open connections too. */
  public void mode(Mode changed) {
    mode = changed;
    if (changed == Mode.REFUSE) {
      cut();
    }
  }

  /** Ends all connections. */
  public void cut() {
    sockets.forEach(StallingProxy::close);
    sockets.clear();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = server.accept();
        if (mode == Mode.REFUSE) {
          close(client);
          continue;
        }
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(upstream);
        Thread.ofVirtual().start(() -> pump(client, upstream, false));
        Thread.ofVirtual().start(() -> pump(upstream, client, true));
      } catch (IOException e) {
        // Closed, or the server is not there: the client sees its end.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        while (mode == Mode.STALL && !from.isClosed() && !to.isClosed()) {
          Thread.sleep(20);
        }
        if (mode == Mode.SLOW) {
          Thread.sleep(500);
        }
        if (mode == Mode.LOSE_ANSWERS && answers) {
          cut();
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone; so is the other now.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  @Override
  public void close() {
    closed = true;
    cut();
    try {
      server.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
