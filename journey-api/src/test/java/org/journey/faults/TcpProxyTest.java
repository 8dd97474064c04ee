package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.journey.faults.TcpProxy.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy breaks what it says it breaks, and mends it again. */
@Timeout(20)
class TcpProxyTest {

  private ServerSocket server;
  private TcpProxy proxy;

  @BeforeEach
  void echo() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxy = new TcpProxy(server.getLocalPort());
    Thread.ofVirtual().start(this::accept);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void it_passes_what_is_sent_and_answered() throws IOException {
    try (Socket socket = connect()) {
      assertThat(ask(socket, 7)).isEqualTo(7);
      assertThat(ask(socket, 8)).isEqualTo(8);
    }
  }

  @Test
  void stalled_no_byte_moves_and_later_those_on_the_way_arrive() throws IOException {
    try (Socket socket = connect()) {
      assertThat(ask(socket, 7)).isEqualTo(7);
      proxy.mode(Mode.STALLED);
      assertThatThrownBy(() -> ask(socket, 8)).isInstanceOf(SocketTimeoutException.class);
      proxy.mode(Mode.PASS);
      assertThat(socket.getInputStream().read()).isEqualTo(8);
    }
  }

  @Test
  void refusing_cuts_who_is_there_and_takes_nobody_until_it_passes_again() throws IOException {
    try (Socket socket = connect()) {
      assertThat(ask(socket, 7)).isEqualTo(7);
      proxy.mode(Mode.REFUSING);
      assertThat(cut(socket)).isTrue();
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }
    proxy.mode(Mode.PASS);
    try (Socket socket = connect()) {
      assertThat(ask(socket, 9)).isEqualTo(9);
    }
  }

  @Test
  void unreachable_it_neither_takes_nor_refuses_until_it_passes_again() throws IOException {
    proxy.mode(Mode.UNREACHABLE);
    assertThatThrownBy(this::connect).isInstanceOf(SocketTimeoutException.class);
    proxy.mode(Mode.PASS);
    try (Socket socket = connect()) {
      assertThat(ask(socket, 9)).isEqualTo(9);
    }
  }

  @Test
  void slow_takes_half_a_second() throws IOException {
    proxy.mode(Mode.SLOW);
    try (Socket socket = connect()) {
      long start = System.nanoTime();
      assertThat(ask(socket, 7)).isEqualTo(7);
      assertThat(System.nanoTime() - start).isGreaterThan(450_000_000L);
    }
  }

  @Test
  void with_replies_lost_the_server_hears_and_the_caller_does_not() throws IOException {
    proxy.mode(Mode.REPLIES_LOST);
    try (Socket socket = connect()) {
      socket.getOutputStream().write(7);
      assertThat(cut(socket)).isTrue();
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()), 500);
      socket.setSoTimeout(1_000);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static int ask(Socket socket, int value) throws IOException {
    socket.getOutputStream().write(value);
    return socket.getInputStream().read();
  }

  private static boolean cut(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> answer(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void answer(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException cut) {
      // That is what is tested.
    }
  }
}
