package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.web.RunningPlatform;
import org.journey.web.Traces;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;

/**
 * All places in which what somebody said could lie: the files of an instance as they are, and what
 * may be packed in them as it is read.
 */
final class Places implements AutoCloseable {

  private final RunningPlatform platform;
  private final Wire wire;
  private final Log log = new Log();

  /** From now on what the application logs is seen too. */
  Places(RunningPlatform platform, Wire wire) {
    this.platform = platform;
    this.wire = wire;
    log.setContext(root().getLoggerContext());
    log.start();
    root().addAppender(log);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static final class Log extends AppenderBase<ILoggingEvent> {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getFormattedMessage()
              + event.getMDCPropertyMap()
              + (event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }

  /** By each place what is found there; places in which nothing is are not among them. */
  Map<String, List<String>> holding(Traces traces) throws Exception {
    Map<String, List<String>> found = new TreeMap<>();
    files().forEach((place, directory) -> put(found, place, under(directory, traces)));
    put(found, "dump", List.copyOf(traces.in(dump())));
    put(found, "log", List.copyOf(traces.in(String.join("\n", log.lines))));
    for (String topic : List.of(Topics.INTERACTIONS, Topics.RECORDED, Topics.REJECTED)) {
      put(found, "records of " + topic, List.copyOf(traces.in(records(topic))));
    }
    return found;
  }

  private static void put(Map<String, List<String>> found, String place, List<String> what) {
    if (!what.isEmpty()) {
      found.put(place, what);
    }
  }

  private static List<String> under(Path directory, Traces traces) {
    try {
      return traces.under(directory);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The directories of the instance; those of the database and of each topic apart. */
  private Map<String, Path> files() throws Exception {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      // What is in the database's memory goes to its files.
      statement.execute("checkpoint");
    }
    Map<String, Path> places = new TreeMap<>();
    for (Path part : parts(platform.directory())) {
      String name = part.getFileName().toString();
      if (Files.isDirectory(part) && (name.equals("kafka") || Files.exists(part.resolve("base")))) {
        for (Path inner : parts(part)) {
          places.put(name + "/" + inner.getFileName(), inner);
        }
      } else {
        places.put(name, part);
      }
    }
    return places;
  }

  private static List<Path> parts(Path directory) throws IOException {
    try (var parts = Files.list(directory)) {
      return parts.toList();
    }
  }

  private Connection superuser() throws SQLException, IOException {
    Properties passwords = new Properties();
    passwords.load(
        new StringReader(Files.readString(platform.directory().resolve("database.passwords"))));
    return DriverManager.getConnection(
        platform.application().getEnvironment().getRequiredProperty("journey.database.url"),
        "postgres",
        passwords.getProperty("superuser"));
  }

  /** All rows of all tables, as a dump has them. */
  private byte[] dump() throws Exception {
    ByteArrayOutputStream dump = new ByteArrayOutputStream();
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not"
                  + " in ('pg_catalog', 'information_schema')")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      assertThat(tables).hasSizeGreaterThan(10);
      for (String table : tables) {
        superuser
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + " to stdout", dump);
      }
    }
    return dump.toByteArray();
  }

  /** Keys, headers and values, unpacked. */
  private byte[] records(String topic) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ConsumerRecord<byte[], byte[]> record : wire.all(topic)) {
      write(bytes, record.key());
      write(bytes, record.value());
      for (Header header : record.headers()) {
        write(bytes, header.value());
      }
    }
    return bytes.toByteArray();
  }

  private static void write(
      ByteArrayOutputStream to, byte @org.jspecify.annotations.Nullable [] bytes) {
    if (bytes != null) {
      to.writeBytes(bytes);
      to.write('\n');
    }
  }

  @Override
  public void close() {
    root().detachAppender(log);
  }
}
