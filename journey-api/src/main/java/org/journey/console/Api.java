package org.journey.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.web.BrokenAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;

/**
 * The API of this instance, asked over HTTP as any other program asks it. So what a page shows is
 * what the API says, to whom it says it, and is written into the same access log.
 */
public final class Api implements DisposableBean {

  /** Longer than a call may wait for anything. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient client;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final @Nullable URI elsewhere;
  private final @Nullable String listening;
  private volatile @Nullable URI here;

  Api(ConsoleSettings settings, Environment environment) {
    this.elsewhere = settings.api();
    this.listening = environment.getProperty("server.address");
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(calls)
            .build();
  }

  /** Where it is can be known only now. */
  @EventListener
  void started(ServletWebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      here = URI.create("http://" + host(listening) + ":" + event.getWebServer().getPort());
    }
  }

  /** Who listens everywhere is reached here. */
  private static String host(@Nullable String address) {
    if (address == null
        || address.isBlank()
        || address.equals("0.0.0.0")
        || address.equals("::")
        || address.equals("[::]")) {
      return "127.0.0.1";
    }
    return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
  }

  /** Where it is asked, without a path. */
  public URI address() {
    URI known = elsewhere != null ? elsewhere : here;
    if (known == null) {
      throw new IllegalStateException("nobody listens yet");
    }
    return known;
  }

  /**
   * Makes a call.
   *
   * @throws ApiProblem if the API refuses it
   */
  public ApiAnswer ask(SignedIn who, Ask ask) {
    return send(who, ask).good();
  }

  /**
   * Makes calls side by side.
   *
   * @return their answers, in the order of the calls
   * @throws ApiProblem if the API refuses one: the first of them
   */
  public List<ApiAnswer> ask(SignedIn who, List<Ask> asks) {
    return good(asks.stream().map(ask -> calls.submit(() -> send(who, ask))).toList());
  }

  /**
   * Makes calls side by side whose refusals the page itself tells.
   *
   * @return their answers, in the order of the calls
   */
  public List<ApiAnswer> send(SignedIn who, List<Ask> asks) {
    List<Future<ApiAnswer>> asked =
        asks.stream().map(ask -> calls.submit(() -> send(who, ask))).toList();
    return asked.stream().map(Api::got).toList();
  }

  private static List<ApiAnswer> good(List<Future<ApiAnswer>> asked) {
    List<ApiAnswer> answers = new ArrayList<>();
    for (Future<ApiAnswer> each : asked) {
      answers.add(got(each).good());
    }
    return answers;
  }

  /**
   * Gets open pages side by side, such as the schemas: nobody's token is shown for them.
   *
   * @param paths from their first slash on
   * @return their answers, in the order of the paths
   * @throws ApiProblem if one is refused: the first of them
   */
  public List<ApiAnswer> open(List<String> paths) {
    return good(paths.stream().map(path -> calls.submit(() -> open(path))).toList());
  }

  private static ApiAnswer got(Future<ApiAnswer> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnreachable(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ApiUnreachable unreachable
          ? unreachable
          : new IllegalStateException(e.getCause());
    }
  }

  /**
   * Makes a call that is part of a form, which keeps what was typed if nobody answers.
   *
   * @return the answer, whatever it is; null if the API cannot be reached for the moment
   */
  public @Nullable ApiAnswer reached(SignedIn who, Ask ask) {
    try {
      ApiAnswer answer = send(who, ask);
      return answer.status() == HttpStatus.SERVICE_UNAVAILABLE.value() ? null : answer;
    } catch (ApiUnreachable silent) {
      return null;
    }
  }

  /** Makes a call whose refusal the page itself tells. */
  public ApiAnswer send(SignedIn who, Ask ask) {
    return ApiAnswer.of(answer(request(who, ask), BodyHandlers.ofByteArray()));
  }

  /**
   * Hands on what a call answers, as it comes: it may be larger than memory. Breaks off if it does
   * not come whole, so that what is half there does not pass for a file.
   *
   * @throws ApiProblem if the API refuses it; nothing is handed on then
   * @throws IOException if it broke off before anything was handed on
   */
  public void handOn(SignedIn who, Ask ask, HttpServletRequest asked, HttpServletResponse response)
      throws IOException {
    HttpResponse<InputStream> answer = answer(request(who, ask), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new ApiProblem(
            new ApiAnswer(answer.statusCode(), answer.headers(), body.readAllBytes()));
      }
      response.setHeader("Cache-Control", "no-store");
      for (String name : List.of("Content-Type", "Content-Disposition")) {
        answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
      }
      body.transferTo(response.getOutputStream());
      response.flushBuffer();
    } catch (IOException e) {
      if (!response.isCommitted()) {
        response.reset();
        throw e;
      }
      BrokenAnswers.breakOff(asked);
    }
  }

  /**
   * Looks at what this instance tells everybody, without a token.
   *
   * @param path with its first slash
   */
  public ApiAnswer open(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path)).timeout(LONGEST).build();
    return ApiAnswer.of(answer(request, BodyHandlers.ofByteArray()));
  }

  private HttpRequest request(SignedIn who, Ask ask) {
    byte[] body = ask.body();
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + ask.address(who)))
            .timeout(LONGEST)
            .method(ask.call().method().toUpperCase(Locale.ROOT), publisher)
            .header("Authorization", "Bearer " + who.token());
    if (ask.contentType() != null) {
      request.header("Content-Type", ask.contentType());
    }
    ask.headers().forEach(request::header);
    return request.build();
  }

  private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new ApiUnreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnreachable(e);
    }
  }

  @Override
  public void destroy() {
    client.shutdownNow();
    calls.shutdownNow();
  }
}
