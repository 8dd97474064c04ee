package org.journey.operations;

import javax.sql.DataSource;
import org.journey.log.LogDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is, and as whom to go there.
 *
 * @param url JDBC
 * @param owner migrates the schema and owns it
 * @param application may read and add to the log, no more
 * @param poolSize most connections of the pool for reading
 */
@ConfigurationProperties("journey.database")
public record DatabaseSettings(
    String url, User owner, User application, @DefaultValue("8") int poolSize) {

  /** A user of the database. */
  public record User(String name, String password) {

    @Override
    public String toString() {
      return "User[" + name + "]";
    }
  }

  LogDatabase asApplication() {
    return new LogDatabase(url, application.name(), application.password());
  }

  DataSource asOwner() {
    return asUser(owner);
  }

  /** One connection at a time, for the start. */
  DataSource asUser(User user) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user.name());
    source.setPassword(user.password());
    source.setConnectTimeout(5);
    source.setLogServerErrorDetail(false);
    source.setApplicationName("journey-migration");
    return source;
  }
}
