package org.journey.console;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
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
    HttpServer away = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    away.createContext("/", exchange -> exchange.sendResponseHeaders(503, -1));
    away.start();
    URI address = URI.create("http://127.0.0.1:" + away.getAddress().getPort());
    try {
      look(address, look);
    } finally {
      away.stop(0);
    }
    look(address, look);
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
