// jbang CafeRegister.java BROKERS ORGANISATION WORKER < register.txt
// DEPS for jbang, which Maven and Gradle users have in their build file:
// DEPS org.apache.kafka:kafka-clients:4.2.2

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A staff app in miniature, over Kafka: the register of a social café. Who came is read from
 * standard input, a line each, {@code JOURNEY TIME ACTIVITY}:
 *
 * <pre>
 * j-1 2026-01-20T14:00:00Z social-cafe
 * </pre>
 *
 * <p>Each is sent to {@code journey.interactions}, and printed with its {@code sequence} once
 * {@code journey.recorded} tells that it is stored.
 *
 * <p>An attendance has one id for ever, made of what it is. So the same register can be sent again,
 * after a crash or by mistake: nothing is stored twice, and the sequences are the same.
 *
 * <p>Arguments: {@code BROKERS ORGANISATION WORKER}, and {@code CLIENT.PROPERTIES} with what
 * brokers ask of a client: certificates, passwords. Exit 0: all is stored; 1: something is not, or
 * was not told of in half a minute.
 */
public final class CafeRegister {

  private static final String SOURCE = "/apps/cafe-register";
  private static final String IN = "journey.interactions";
  private static final String OUT = "journey.recorded";
  private static final Pattern LINE =
      Pattern.compile("[A-Za-z0-9._-]+ +[0-9T:.Z+-]+ +[A-Za-z0-9._-]+");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> client;
  private final String organisation;
  private final String worker;

  private CafeRegister(Map<String, Object> client, String organisation, String worker) {
    this.client = client;
    this.organisation = organisation;
    this.worker = worker;
  }

  /** Sends a register. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 3) {
      System.err.println("usage: CafeRegister BROKERS ORGANISATION WORKER [CLIENT.PROPERTIES]");
      System.exit(2);
    }
    Map<String, Object> client = new HashMap<>();
    if (arguments.length > 3) {
      Properties more = new Properties();
      try (BufferedReader file = Files.newBufferedReader(Path.of(arguments[3]))) {
        more.load(file);
      }
      more.forEach((name, value) -> client.put(name.toString(), value));
    }
    client.put("bootstrap.servers", arguments[0]);
    CafeRegister register = new CafeRegister(client, arguments[1], arguments[2]);
    List<String> lines = lines();
    List<String> ids = register.send(lines);
    Map<String, Long> stored = register.awaitStored(ids);
    for (int line = 0; line < lines.size(); line++) {
      Long sequence = stored.get(ids.get(line));
      System.out.println(lines.get(line) + " " + (sequence == null ? "?" : sequence));
    }
    if (!stored.keySet().containsAll(ids)) {
      System.err.println(
          "?: not told of. It may be refused (journey.interactions.rejected says why, to those who"
              + " run the platform), or be on its way: send the register again, that is always"
              + " safe");
      System.exit(1);
    }
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** Hands them to the brokers; their ids, once each of them is there for good. */
  private List<String> send(List<String> lines) throws InterruptedException, ExecutionException {
    List<String> ids = new ArrayList<>();
    List<Future<RecordMetadata>> taken = new ArrayList<>();
    Map<String, Object> settings = new HashMap<>(client);
    // Taken is what all replicas have; what is sent again on the way comes once, and in order.
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (String line : lines) {
        if (!LINE.matcher(line.strip()).matches()) {
          throw new IllegalArgumentException("not JOURNEY TIME ACTIVITY: line " + (ids.size() + 1));
        }
        String[] parts = line.strip().split(" +", -1);
        String id = id(line.strip());
        ids.add(id);
        taken.add(producer.send(attendance(id, parts[0], parts[1], parts[2])));
      }
      for (Future<RecordMetadata> one : taken) {
        one.get();
      }
    }
    return ids;
  }

  /** The same for the same attendance, today and next year. */
  private static String id(String attendance) {
    return UUID.nameUUIDFromBytes(attendance.replaceAll(" +", " ").getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** A CloudEvent in binary mode: attributes as headers, the data as the value. */
  private ProducerRecord<String, byte[]> attendance(
      String id, String journey, String time, String activity) {
    String data = "{\"activityId\":\"" + activity + "\",\"category\":\"SOCIAL\"}";
    // The key is the journey's id: it keeps the order of what happened to one person.
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(IN, journey, data.getBytes(StandardCharsets.UTF_8));
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("ce_specversion", "1.0");
    attributes.put("ce_id", id);
    attributes.put("ce_source", SOURCE);
    attributes.put("ce_type", "journey.session-attended.v1");
    attributes.put("ce_subject", journey);
    attributes.put("ce_time", time);
    attributes.put("ce_organisation", organisation);
    attributes.put("ce_recordedby", worker);
    attributes.put("content-type", "application/json");
    attributes.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  /**
   * What is stored of them, by its sequence. It reads the topic from its start, for what was sent
   * before was told of before; an app that runs all day goes on from where it was.
   */
  private Map<String, Long> awaitStored(List<String> ids) {
    Map<String, Long> stored = new HashMap<>();
    Map<String, Object> settings = new HashMap<>(client);
    // What is told is told in transactions.
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(OUT).stream()
              .map(info -> new TopicPartition(OUT, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!stored.keySet().containsAll(ids) && System.nanoTime() < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          String id = header(record, "ce_id");
          if (header(record, "ce_source").equals(SOURCE)
              && header(record, "ce_organisation").equals(organisation)
              && ids.contains(id)) {
            stored.put(id, Long.valueOf(header(record, "ce_sequence")));
          }
        }
      }
    }
    return stored;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
