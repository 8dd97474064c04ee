package org.journey.console;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.journey.security.Actor;
import org.journey.security.Role;

/** An API that cannot be had for the moment. */
public final class AwayApi {

  /** Somebody who is signed in there. */
  public static final SignedIn MANAGER =
      new SignedIn(new Actor("m-1", Set.of(Role.MANAGER), Set.of("o")), "M", "token", "o");

  private AwayApi() {}

  /** Looks at something twice: where the API says that it is away, and where nobody answers. */
  public static void each(Consumer<Api> look) throws IOException {
    look(answering(503, "", look), look);
  }

  /**
   * Looks at something where the API answers all with one status and body.
   *
   * @return where nobody answers any more
   */
  public static URI answering(int status, String body, Consumer<Api> look) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try {
      look(address, look);
    } finally {
      server.stop(0);
    }
    return address;
  }

  private static void look(URI address, Consumer<Api> look) {
    Api api = ConsoleApi.at(address);
    try {
      look.accept(api);
    } finally {
      api.destroy();
    }
  }
}
