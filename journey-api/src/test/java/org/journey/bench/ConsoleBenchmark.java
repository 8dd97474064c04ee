package org.journey.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.console.Visitor;
import org.journey.security.Role;

/**
 * Pages of the console as they are drawn by the server, from the request to the last byte, one
 * after the other. Beside each page, in turn, the same answers of the API alone, of which it is
 * made. Arguments: {@code clients=200000 pages=500}.
 */
public final class ConsoleBenchmark {

  /** Interactions of a long journey: a page of them. */
  private static final int LONG = 500;

  private static final int LONG_JOURNEYS = 25;

  private static final Pattern NEXT =
      Pattern.compile("href=\"(/console/caseload[^\"]*after=[^\"]*)\"");

  /** Filters that people use, in turn. */
  private static final List<String> FILTERS =
      List.of(
          "",
          "sort=LAST_CONTACT&status=OPEN&",
          "barrierOpen=true&",
          "stage=4&",
          "reached=1-2&",
          "openedFrom=2022-03-01&openedTo=2022-04-01&",
          "sort=LAST_CONTACT&concernOpen=true&",
          "consent=RESEARCH&");

  private final Table table = new Table();
  private final int pages;

  private ConsoleBenchmark(int pages) {
    this.pages = pages;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int clients = Arguments.whole(arguments, "clients", 200_000);
    ConsoleBenchmark benchmark = new ConsoleBenchmark(Arguments.whole(arguments, "pages", 500));
    Path directory = Files.createTempDirectory("journey-bench");
    // As a command imports: no read model follows, and the server makes them from the whole log.
    Instance filled = new Instance(false, directory);
    City.fill(filled, clients);
    for (int journey = 0; journey < LONG_JOURNEYS; journey++) {
      ImportBenchmark.expectAccepted(filled.take(new ByteArrayInputStream(of(journey))), LONG);
    }
    filled.stop();
    try (Instance instance = new Instance(true, directory)) {
      instance.awaitReadModels();
      instance.settle();
      benchmark.journeys(instance);
      benchmark.lists(instance, clients);
    }
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    System.out.print(benchmark.table);
  }

  /** What is asked of the API beside a page. */
  private interface Asking {
    void ask(int which) throws Exception;
  }

  /** The API by the same client as the pages. */
  private record ApiClient(HttpClient client, String site, String token) implements AutoCloseable {

    ApiClient(String site, String token) {
      this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), site, token);
    }

    void get(String path) throws Exception {
      expect(
          client
              .send(
                  HttpRequest.newBuilder(URI.create(site + path))
                      .header("Authorization", "Bearer " + token)
                      .build(),
                  BodyHandlers.ofByteArray())
              .statusCode());
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static byte[] of(int journey) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int n = 0; n < LONG; n++) {
      lines.writeBytes(Lines.line(journey, n));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private void journeys(Instance instance) throws Exception {
    String site = "http://127.0.0.1:" + instance.port();
    try (Visitor visitor = new Visitor(site).signedInAs("local-staff", Lines.ORGANISATION);
        ApiClient api = new ApiClient(site, instance.token(Role.STAFF))) {
      measure(
          String.format(Locale.ROOT, "page of a journey of %,d interactions", LONG),
          visitor,
          i -> "/console/journeys/" + Lines.journeyId(i % LONG_JOURNEYS),
          "its timeline and its state from the API",
          i -> {
            String journey = "/api/v1/journeys/" + Lines.journeyId(i % LONG_JOURNEYS);
            api.get(journey + "/timeline");
            api.get(journey);
          });
    }
  }

  private void lists(Instance instance, int clients) throws Exception {
    String site = "http://127.0.0.1:" + instance.port();
    String token = instance.token(City.ORGANISATION, Role.MANAGER);
    try (Visitor visitor = new Visitor(site).signedInAs("local-manager", City.ORGANISATION);
        ApiClient api = new ApiClient(site, token)) {
      String what = "page of %d of the list of %,d journeys, eight filters in turn";
      for (int rows : new int[] {50, 100}) {
        measure(
            String.format(Locale.ROOT, what, rows, clients),
            visitor,
            i -> "/console/caseload?" + FILTERS.get(i % FILTERS.size()) + "limit=" + rows,
            "the same list from the API",
            i -> {
              String asked =
                  FILTERS.get(i % FILTERS.size()).replaceAll("(\\d-\\d\\d)&", "$1T00:00:00Z&");
              api.get("/api/v1/journeys?" + asked + "limit=" + rows);
            });
      }
      through(visitor);
    }
  }

  /** On from page to page, as one does who looks for somebody. */
  private void through(Visitor visitor) throws Exception {
    long[] nanos = new long[pages];
    String address = "/console/caseload?limit=100";
    for (int i = 0; i < pages; i++) {
      long begin = System.nanoTime();
      HttpResponse<String> page = visitor.get(address);
      nanos[i] = System.nanoTime() - begin;
      expect(page.statusCode());
      Matcher next = NEXT.matcher(page.body());
      if (!next.find()) {
        throw new IllegalStateException("the list ends after " + i + " pages");
      }
      address = next.group(1).replace("&amp;", "&");
    }
    table.single(
        String.format(Locale.ROOT, "the same list, page after page of 100, %,d of them", pages),
        told(nanos),
        "",
        "p95 ≤ 200 ms");
  }

  private void measure(
      String what, Visitor visitor, IntFunction<String> page, String beside, Asking api)
      throws Exception {
    long[] ours = new long[pages];
    long[] theirs = new long[pages];
    long bytes = 0;
    // As many before: a process is slower at first, as at everything.
    for (int i = -pages; i < pages; i++) {
      int which = i + pages;
      long begin = System.nanoTime();
      HttpResponse<String> answer = visitor.get(page.apply(which));
      long drawn = System.nanoTime();
      expect(answer.statusCode());
      long asked = System.nanoTime();
      api.ask(which);
      if (i >= 0) {
        ours[i] = drawn - begin;
        theirs[i] = System.nanoTime() - asked;
        bytes += answer.body().length();
      }
    }
    table.single(
        String.format(Locale.ROOT, "%s (%,d kB of HTML)", what, bytes / pages / 1_000),
        told(ours),
        beside + ": " + told(theirs),
        "p95 ≤ 200 ms");
  }

  private static String told(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p95 %.1f ms, longest %.1f ms",
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 95 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static void expect(int status) {
    if (status != 200) {
      throw new IllegalStateException("answered " + status);
    }
  }
}
