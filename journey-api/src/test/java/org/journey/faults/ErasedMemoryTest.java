package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.journey.kafka.BrokerProcess;
import org.journey.kafka.Wire;
import org.journey.sealing.KeyNews;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Canary;
import org.journey.web.Traces;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * After the stated time nothing of who was erased is in the memory of a node: no word, and not the
 * key as the database had it. The application is in a JVM of its own; who calls it is not searched.
 */
class ErasedMemoryTest {

  private static final String ORGANISATION = "soar";

  @Test
  @Tag("faults")
  void a_heap_dump_past_the_stated_time_holds_nothing_of_who_was_erased(@TempDir Path folder)
      throws Exception {
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker")).start();
        Wire wire = new Wire(broker.address());
        ChildApplication application = application(folder.resolve("data"), broker).start()) {
      Caller asks = caller(application, "asks-1", "STAFF", "MANAGER", "AUDITOR");
      Caller approves = caller(application, "approves-1", "MANAGER");
      List<Canary> canaries = List.of(new Canary(), new Canary());
      tell(asks, canaries.getFirst());
      tell(wire, asks, canaries.getLast());
      canaries.forEach(canary -> listen(asks, canary));
      AtomicBoolean over = new AtomicBoolean();
      Thread busy = Thread.ofVirtual().start(() -> use(asks, over));

      Set<String> before = found(application, canaries, folder.resolve("before.hprof"));
      for (Canary canary : canaries) {
        assertThat(before)
            .as("what was told and read a moment ago")
            .anyMatch(form -> form.startsWith(canary.marks().getFirst()));
      }
      for (Canary canary : canaries) {
        for (String client : canary.clients()) {
          erase(asks, approves, client, canary.word("reason of the erasure"));
        }
      }
      Thread.sleep(KeyNews.CLEAN_WITHIN.toMillis());

      assertThat(found(application, canaries, folder.resolve("after.hprof"))).isEmpty();
      over.set(true);
      busy.join();
    }
  }

  /** Its broker is a process too: the topic is in clear, also in the broker's memory. */
  private static ChildApplication application(Path data, BrokerProcess broker) throws IOException {
    return new ChildApplication(
            data,
            "-Djourney.kafka.bootstrap-servers=" + broker.address(),
            "-Djourney.kafka.replication-factor=1",
            "-Djourney.kafka.partitions=3")
        .withKafka();
  }

  private static Caller caller(ChildApplication application, String subject, String... roles)
      throws IOException, InterruptedException {
    String[] fixed = {
      "token",
      "--data",
      application.data().toString(),
      "--organisation",
      ORGANISATION,
      "--subject",
      subject
    };
    String[] line = Arrays.copyOf(fixed, fixed.length + 2 * roles.length);
    for (int i = 0; i < roles.length; i++) {
      line[fixed.length + 2 * i] = "--role";
      line[fixed.length + 2 * i + 1] = roles[i];
    }
    return new Caller(application.root().toString(), "Bearer " + application.run(line).strip());
  }

  /** One by one and all at once: the second time they are repeats. */
  private static void tell(Caller caller, Canary canary) {
    for (ObjectNode message : canary.messages()) {
      caller.post(message).is(201);
    }
    caller
        .batch(
            canary.messages().stream().map(ObjectNode::toString).collect(Collectors.joining("\n")))
        .is(200);
  }

  /** By Kafka, but for what is about the client alone; it may come before their journey. */
  private static void tell(Wire wire, Caller caller, Canary canary) throws InterruptedException {
    List<ObjectNode> messages =
        canary.messages().stream()
            .filter(message -> !message.required("type").stringValue().contains("client-"))
            .toList();
    messages.forEach(message -> wire.send(Wire.ofOrganisation(message, ORGANISATION)));
    List<String> ids =
        messages.stream().map(message -> message.required("id").stringValue()).toList();
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!caller
        .get("/api/v1/interactions?limit=500")
        .is(200)
        .json()
        .path("interactions")
        .findValuesAsString("id")
        .containsAll(ids)) {
      assertThat(System.nanoTime()).as("it is read from Kafka").isLessThan(until);
      Thread.sleep(100);
    }
  }

  /** By all calls that tell words, several times: each uses other buffers. */
  private static void listen(Caller caller, Canary canary) {
    String journey = "/api/v1/journeys/" + canary.journey();
    String client = "/api/v1/clients/" + canary.clients().getFirst();
    for (int i = 0; i < 5; i++) {
      for (String path :
          List.of(
              journey,
              journey + "/timeline",
              journey + "/evidence",
              journey + "/fhir",
              journey + "/bundle",
              client + "/journeys",
              client + "/record",
              "/api/v1/interactions?limit=500")) {
        caller.get(path).is(200);
      }
      caller.get(client + "/record", Map.of("Accept", "text/html")).is(200);
    }
  }

  private static void erase(Caller asks, Caller approves, String client, String reason) {
    Answer asked =
        asks.post(
            "/api/v1/clients/" + client + "/erasure",
            "application/json",
            Answer.JSON.writeValueAsBytes(Map.of("reason", reason)));
    if (asked.status() == 410) {
      // Merged, and so erased with the other.
      return;
    }
    JsonNode request = asked.is(202).json();
    String address = "/api/v1/erasures/" + request.required("id").stringValue();
    asks.get(address).is(200);
    approves.post(address + "/approval").is(200);
  }

  /** A connection that is never idle for long, and whose calls are short. */
  private static void use(Caller caller, AtomicBoolean over) {
    while (!over.get()) {
      caller.get("/api/v1/log/key").is(200);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Set<String> found(ChildApplication application, List<Canary> canaries, Path dump)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(application.pid()),
                "GC.heap_dump",
                dump.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    Traces traces =
        new Traces(canaries.stream().flatMap(canary -> canary.marks().stream()).toList());
    try {
      return traces.in(dump);
    } finally {
      Files.deleteIfExists(dump);
    }
  }
}
