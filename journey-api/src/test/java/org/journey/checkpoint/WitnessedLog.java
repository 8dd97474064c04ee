package org.journey.checkpoint;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.journey.log.Append;
import org.journey.log.Appends;
import org.journey.log.Deadline;
import org.journey.log.GroupCommitAppender;
import org.journey.log.TestPostgres;
import org.jspecify.annotations.Nullable;

/** A log of its own with its keys and its file, as one node has it. */
final class WitnessedLog implements AutoCloseable {

  static final String NAME = "journey.test";

  final TestPostgres.Database database = TestPostgres.database();
  final Path directory;
  final HikariDataSource source = database.application().pool(4);
  private final GroupCommitAppender appender =
      new GroupCommitAppender(database.application(), sequence -> {});
  private int journeys;

  WitnessedLog(Path directory) throws IOException {
    this.directory = directory;
    SigningKeys.create(directory.resolve("one.key"));
  }

  SigningKeys keys(String... files) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      paths.add(directory.resolve(file));
    }
    return SigningKeys.open(NAME, paths);
  }

  SigningKeys keys() throws IOException {
    return keys("one.key");
  }

  CheckpointFile file() throws IOException {
    return new CheckpointFile(directory.resolve("published"), TreeLog.INTERACTIONS);
  }

  /** Records journeys of two interactions each. */
  void record(int some) {
    for (int i = 0; i < some; i++) {
      String journey = "j-" + journeys++;
      List<Append> both = List.of(Appends.row("soar", journey, 0), Appends.row("soar", journey, 1));
      appender.append(both, Deadline.in(Duration.ofSeconds(20)));
    }
  }

  Trees trees() {
    return new Trees(source, TreeLog.INTERACTIONS);
  }

  /** What a node does before it serves. */
  LogWitness.Seen start(@Nullable Long acceptRollback) throws IOException {
    return start(file().published(), acceptRollback);
  }

  /** The same where something else was published. */
  LogWitness.Seen start(List<Published> published, @Nullable Long acceptRollback)
      throws IOException {
    return witness().look(published, file().earlier(), acceptRollback);
  }

  LogWitness witness() throws IOException {
    return new LogWitness(source, TreeLog.INTERACTIONS, keys(), NAME);
  }

  /** What a node does while it runs: a checkpoint of all, published. */
  Kept publish() throws IOException {
    Kept made = make(start(null).identity(), keys());
    file().write(made);
    return made;
  }

  /** One that is not published. */
  Kept make(LogIdentity identity, SigningKeys by) {
    return trees().make(identity, by, List.of());
  }

  /** Puts something into the file. */
  void put(String note) throws IOException {
    Files.writeString(file().path(), note);
  }

  /** A superuser's hand, past triggers and rights. */
  void tamper(String sql) {
    database.execute("set session_replication_role = replica; " + sql);
  }

  List<byte[]> events() throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select event from interaction order by sequence");
        ResultSet rows = query.executeQuery()) {
      List<byte[]> events = new ArrayList<>();
      while (rows.next()) {
        events.add(rows.getBytes(1));
      }
      return events;
    }
  }

  void forgetFile() throws IOException {
    Files.delete(file().path());
  }

  @Override
  public void close() {
    appender.close();
    source.close();
  }
}
