import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
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
 * <p>The register is the outbox: keep the file until this ends with 0. All of it is with the
 * brokers then, and what they have the platform stores, or refuses and tells those who run it. An
 * attendance has one id for ever, made of what it is; so the same register can be sent again, after
 * a crash or by mistake, and nothing is stored twice.
 *
 * <p>Arguments: {@code BROKERS ORGANISATION WORKER}, and any of
 *
 * <ul>
 *   <li>{@code --topic NAME}, where the organisation has one of its own, as in production
 *   <li>{@code --client FILE}, properties that brokers ask of a client: certificates, passwords
 *   <li>{@code --follow}: waits until {@code journey.recorded} tells of each, and prints its {@code
 *       sequence}. For a platform of one's own: who may read that topic sees every organisation.
 * </ul>
 *
 * <p>Exit 0: all is with the brokers, and with {@code --follow} stored; 1: something is not; 2: the
 * arguments or the register are wrong, and nothing was sent.
 */
public final class CafeRegister {

  private static final String SOURCE = "/apps/cafe-register";
  private static final String RECORDED = "journey.recorded";
  private static final Pattern LINE =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9._-]{0,63}) +(\\S+) +([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

  /** So long nothing may come before following ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> client = new HashMap<>();
  private final String organisation;
  private final String worker;
  private String topic = "journey.interactions";
  private boolean following;

  private CafeRegister(String[] arguments) throws IOException {
    if (arguments.length < 3) {
      throw new IllegalArgumentException(
          "usage: CafeRegister BROKERS ORGANISATION WORKER [--topic NAME] [--client FILE]"
              + " [--follow]");
    }
    organisation = arguments[1];
    worker = arguments[2];
    for (int i = 3; i < arguments.length; i++) {
      boolean more = i + 1 < arguments.length;
      if (arguments[i].equals("--follow")) {
        following = true;
      } else if (arguments[i].equals("--topic") && more) {
        topic = arguments[++i];
      } else if (arguments[i].equals("--client") && more) {
        Properties properties = new Properties();
        try (BufferedReader file = Files.newBufferedReader(Path.of(arguments[++i]))) {
          properties.load(file);
        }
        properties.forEach((name, value) -> client.put(name.toString(), value));
      } else {
        throw new IllegalArgumentException("unknown, or without its value: " + arguments[i]);
      }
    }
    client.put("bootstrap.servers", arguments[0]);
  }

  /**
   * Who came, when, to what.
   *
   * @param time in UTC, written in one way only, since the id is made of it
   */
  private record Attendance(String journey, String time, String activity) {

    static Attendance read(String line, int number) {
      Matcher parts = LINE.matcher(line.strip());
      try {
        if (parts.matches()) {
          String time = OffsetDateTime.parse(parts.group(2)).toInstant().toString();
          return new Attendance(parts.group(1), time, parts.group(3));
        }
      } catch (DateTimeParseException e) {
        // As any other that is none.
      }
      throw new IllegalArgumentException("not JOURNEY TIME ACTIVITY: line " + number);
    }

    /** The same for the same attendance, today and next year. */
    String id() {
      return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public String toString() {
      return journey + " " + time + " " + activity;
    }
  }

  /** Sends a register. */
  public static void main(String[] arguments) throws Exception {
    CafeRegister app;
    List<Attendance> register = new ArrayList<>();
    try {
      app = new CafeRegister(arguments);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          register.add(Attendance.read(line, number));
        }
      }
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try {
      app.send(register);
    } catch (ExecutionException e) {
      System.err.println(
          "not all of it is with the brokers, send the register again: " + e.getCause());
      System.exit(1);
    }
    Map<String, Long> stored = app.following ? app.awaitStored(register) : Map.of();
    boolean all = true;
    for (Attendance one : register) {
      Long sequence = stored.get(one.id());
      all &= sequence != null;
      System.out.println(one + " " + (sequence == null ? "sent" : sequence));
    }
    System.exit(all || !app.following ? 0 : 1);
  }

  /** Hands them to the brokers, and returns when each of them is there for good. */
  private void send(List<Attendance> register) throws InterruptedException, ExecutionException {
    List<Future<RecordMetadata>> taken = new ArrayList<>();
    Map<String, Object> settings = new HashMap<>(client);
    // Taken is what all replicas have; what is sent again on the way comes once, and in order.
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (Attendance one : register) {
        taken.add(producer.send(event(one)));
      }
      for (Future<RecordMetadata> one : taken) {
        one.get();
      }
    }
  }

  /** A CloudEvent in binary mode: attributes as headers, the data as the value. */
  private ProducerRecord<String, byte[]> event(Attendance one) {
    String data = "{\"activityId\":\"" + one.activity() + "\",\"category\":\"SOCIAL\"}";
    // The key is the journey's id: it keeps the order of what happened to one person.
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, one.journey(), data.getBytes(StandardCharsets.UTF_8));
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("ce_specversion", "1.0");
    attributes.put("ce_id", one.id());
    attributes.put("ce_source", SOURCE);
    attributes.put("ce_type", "journey.session-attended.v1");
    attributes.put("ce_subject", one.journey());
    attributes.put("ce_time", one.time());
    attributes.put("ce_organisation", organisation);
    attributes.put("ce_recordedby", worker);
    attributes.put("content-type", "application/json");
    attributes.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  /**
   * What is stored of them, by its sequence. It reads the topic from its start, for what was sent
   * before was told of before; an app that follows all day goes on from where it was.
   */
  private Map<String, Long> awaitStored(List<Attendance> register) {
    Map<String, Long> stored = new HashMap<>();
    List<String> ids = register.stream().map(Attendance::id).toList();
    Map<String, Object> settings = new HashMap<>(client);
    // What is told is told in transactions.
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(RECORDED).stream()
              .map(info -> new TopicPartition(RECORDED, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!stored.keySet().containsAll(ids) && System.nanoTime() < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          end = System.nanoTime() + PATIENCE.toNanos();
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
