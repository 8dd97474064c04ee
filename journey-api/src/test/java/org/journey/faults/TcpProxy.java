package org.journey.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A small proxy on loopback that breaks connections in the ways networks and servers do. */
final class TcpProxy implements AutoCloseable {

  /** What it does to those who come through. */
  enum Mode {
    /** Nothing. */
    PASS,
    /** Each piece on its way to the server waits 500 ms. */
    SLOW,
    /** Connections stand, new ones too, and no byte moves any more. */
    STALLED,
    /** Requests pass, and no answer comes back: as for a node that is paused. */
    ANSWERS_STALLED,
    /** Connections are cut, new ones refused. */
    REFUSING,
    /** Connections are cut, new ones neither accepted nor refused. */
    UNREACHABLE,
    /** Requests pass; at the first byte of an answer the connection is cut. */
    REPLIES_LOST
  }

  private static final int DELAY_MILLIS = 500;

  private final InetSocketAddress target;
  private final int port;
  private final Object change = new Object();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Socket> fillers = new ArrayList<>();
  private Mode mode = Mode.PASS;
  private boolean closed;
  private @Nullable ServerSocket server;
  private @Nullable Thread acceptor;

  TcpProxy(int targetPort) throws IOException {
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    ServerSocket first = listen(0, 50);
    this.port = first.getLocalPort();
    accept(first);
  }

  int port() {
    return port;
  }

  /** From now on so. */
  void mode(Mode next) throws IOException {
    synchronized (change) {
      if (mode == next) {
        return;
      }
      boolean listened = listens(mode);
      mode = next;
      if (!listens(next)) {
        stopListening();
        cutAll();
        if (next == Mode.UNREACHABLE) {
          fillBacklog();
        }
      } else if (!listened) {
        stopListening();
        accept(listen(port, 50));
      }
      change.notifyAll();
    }
  }

  private static boolean listens(Mode mode) {
    return mode != Mode.REFUSING && mode != Mode.UNREACHABLE;
  }

  private static ServerSocket listen(int port, int backlog) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
    return socket;
  }

  private void stopListening() throws IOException {
    ServerSocket listening = server;
    server = null;
    if (listening != null) {
      listening.close();
    }
    Thread accepting = acceptor;
    acceptor = null;
    if (accepting != null) {
      // Only when its accept has returned is the port free again.
      joined(accepting);
    }
    for (Socket filler : fillers) {
      filler.close();
    }
    fillers.clear();
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody accepts, and the queue of those who wait is full: the next one's SYN is dropped. */
  private void fillBacklog() throws IOException {
    ServerSocket deaf = listen(port, 1);
    server = deaf;
    for (int count = 0; count < 16; count++) {
      Socket filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(deaf.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException _) {
        return;
      }
    }
    throw new IllegalStateException("the backlog does not fill");
  }

  private void accept(ServerSocket listening) {
    server = listening;
    acceptor =
        Thread.ofVirtual()
            .name("proxy")
            .start(
                () -> {
                  try {
                    while (true) {
                      connect(listening.accept());
                    }
                  } catch (IOException _) {
                    // The listening socket was closed: refusing from now on, or the end.
                  }
                });
  }

  private void connect(Socket client) {
    open.add(client);
    Thread.ofVirtual()
        .start(
            () -> {
              Socket upstream = new Socket();
              open.add(upstream);
              try {
                passable(true);
                upstream.connect(target, 2_000);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                Thread answers = Thread.ofVirtual().start(() -> pump(upstream, client, false));
                pump(client, upstream, true);
                answers.join();
              } catch (IOException | InterruptedException _) {
                // Cut: that is what it is for.
              } finally {
                cut(upstream);
                cut(client);
              }
            });
  }

  private void pump(Socket from, Socket to, boolean request) {
    byte[] buffer = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        Mode now = passable(request);
        if (!request && now == Mode.REPLIES_LOST) {
          break;
        }
        if (request && now == Mode.SLOW) {
          Thread.sleep(DELAY_MILLIS);
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException | InterruptedException _) {
      // The other side ended, or the connection was cut.
    } finally {
      cut(from);
      cut(to);
    }
  }

  /** Waits while nothing may move. */
  private Mode passable(boolean request) throws InterruptedException {
    synchronized (change) {
      while ((mode == Mode.STALLED || (mode == Mode.ANSWERS_STALLED && !request)) && !closed) {
        change.wait();
      }
      return mode;
    }
  }

  private void cutAll() {
    List.copyOf(open).forEach(this::cut);
  }

  private void cut(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (change) {
      closed = true;
      mode = Mode.REFUSING;
      stopListening();
      cutAll();
      change.notifyAll();
    }
  }
}
