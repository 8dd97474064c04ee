package org.journey.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Pages that are right or wrong on purpose, under the policy that the console's are under. */
final class HarnessPages implements AutoCloseable {

  private static final String SHEET =
      """
      body { font-family: Arial, sans-serif; margin: 8px; color: #212b32; background: #fff; }
      a, button, input { min-height: 24px; min-width: 24px; font-size: 16px; margin: 4px; }
      :focus { outline: 4px solid #212b32; }
      .listeners { position: absolute; width: 1px; height: 1px; overflow: hidden; }
      .wide { width: 900px; }
      .scrolls { overflow-x: auto; }
      .short { width: 60px; overflow: hidden; white-space: nowrap; }
      .tiny { min-height: 0; min-width: 0; height: 12px; width: 12px; margin: 0; padding: 0; }
      .pale { color: #bbb; }
      .plain:focus { outline: none; }
      .drawn { opacity: 0; } .drawn:focus { outline: none; }
      .drawn:focus + label { box-shadow: 0 0 0 4px #212b32; }
      .banner { position: fixed; inset: 0; background: #fff; z-index: 9; margin: 0; }
      """;

  private final HttpServer server;
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final AtomicInteger signIns = new AtomicInteger();

  HarnessPages() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** The same pages by another name, so to a browser another site. */
  String elsewhere() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  ConsoleSite site() {
    return ConsoleSite.at("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Sets what is between main and its end on a page. */
  String page(String path, String main) {
    bodies.put(path, main);
    return path;
  }

  /** How often somebody has said who they are. */
  int signIns() {
    return signIns.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (path) {
        case "/page.css" -> send(exchange, 200, "text/css", SHEET);
        case "/fails.js" -> send(exchange, 200, "text/javascript", "null.nothing();");
        case "/asks.js" -> send(exchange, 200, "text/javascript", "alert(1);");
        case "/favicon.ico" -> send(exchange, 200, "image/png", "");
        case "/list.csv" -> {
          exchange.getResponseHeaders().set("Content-Disposition", "attachment");
          send(exchange, 200, "text/csv", "a,b");
        }
        case "/console/sign-in" -> to(exchange, "/local-issuer/authorize?state=1");
        case "/local-issuer/authorize" -> authorize(exchange);
        case "/local-issuer/person" -> {
          signIns.incrementAndGet();
          exchange
              .getResponseHeaders()
              .set("Set-Cookie", "who=" + asked.replace('&', '+') + "; Path=/; HttpOnly");
          to(exchange, "/console/");
        }
        case "/console/" -> html(exchange, 200, exchange.getRequestHeaders().getFirst("Cookie"));
        case "/refused" -> html(exchange, 403, "No.");
        case "/said" -> html(exchange, 200, URLDecoder.decode(asked, StandardCharsets.UTF_8));
        default -> {
          String main = bodies.get(path);
          html(exchange, main == null ? 404 : 200, main == null ? "Nothing." : main);
        }
      }
    }
  }

  private static void authorize(HttpExchange exchange) throws IOException {
    html(
        exchange,
        200,
        """
        <form method="post" action="/local-issuer/person">
          <label for="o">Organisation</label> <input id="o" name="organisation" value="">
          <button data-role="STAFF,MANAGER" name="subject" value="both">Kim</button>
          <button data-role="STAFF" name="subject" value="sam">Sam</button>
        </form>
        """);
  }

  private static void to(HttpExchange exchange, String path) throws IOException {
    exchange.getResponseHeaders().set("Location", path);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void html(HttpExchange exchange, int status, String main) throws IOException {
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
    send(
        exchange,
        status,
        "text/html; charset=utf-8",
        """
        <!doctype html>
        <html lang="en">
        <head>
          <title>Page</title>
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <link rel="stylesheet" href="/page.css">
        </head>
        <body><main><h1>Page</h1>%s</main></body>
        </html>
        """
            .formatted(main));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
