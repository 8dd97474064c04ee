package org.journey.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.journey.log.DatabaseBootstrap;
import org.journey.log.LogDatabase;
import org.journey.sealing.FileMasterKey;
import org.journey.sealing.Leftovers;
import org.journey.sealing.MasterKey;
import org.journey.sealing.MasterKeyRotation;
import org.journey.sealing.Renewed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as the application sees it: migrated before anyone can ask for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  private static final Duration FIRST_CONNECTION = Duration.ofSeconds(20);

  /** Migrates as the owner first, so whoever has this has the schema. */
  @Bean
  LogDatabase logDatabase(DatabaseSettings settings) {
    attempt(
        "journey.database.owner",
        () -> {
          checkRoles(settings);
          DatabaseBootstrap.migrate(settings.asOwner());
          checkRights(settings);
        });
    // Its pool is patient, so a wrong password would show as a log that is never there.
    attempt("journey.database.application", () -> knock(settings.asUser(settings.application())));
    return settings.asApplication();
  }

  private static void attempt(String user, Runnable work) {
    try {
      work.run();
    } catch (UnsafeSetting unsafe) {
      throw unsafe;
    } catch (RuntimeException e) {
      DatabaseTrouble trouble = DatabaseTrouble.of(e, user);
      throw trouble == null ? e : trouble;
    }
  }

  private static void knock(DataSource source) {
    JdbcClient.create(source).sql("select 1").query(Integer.class).single();
  }

  /**
   * The owner of the database makes no roles, and row-level security is nothing without them. Told
   * before anything is changed.
   */
  private static void checkRoles(DatabaseSettings settings) {
    boolean there =
        JdbcClient.create(settings.asOwner())
            .sql(
                // Of a superuser it is told next that the application must be none.
                "select bool_or(app.rolsuper) or (count(*) = 2 and bool_and(app.rolbypassrls) and"
                    + " bool_or(r.rolname = :request and exists (select from pg_auth_members m"
                    + " where m.roleid = r.oid and m.member = app.oid and m.set_option and not"
                    + " m.inherit_option))) from pg_roles r join pg_roles app on app.rolname ="
                    + " :name where r.rolname in (:request, :reader)")
            .param("request", DatabaseBootstrap.REQUEST)
            .param("reader", DatabaseBootstrap.READER)
            .param("name", settings.application().name())
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (!there) {
      throw new UnsafeSetting(
          "journey.database.application.name",
          "row-level security needs roles that only a superuser makes: run roles.sql of this"
              + " release");
    }
  }

  /** A user who may change the log would make every promise about it void. */
  private static void checkRights(DatabaseSettings settings) {
    boolean mayChange =
        JdbcClient.create(settings.asOwner())
            .sql(
                "select rolsuper or has_table_privilege(oid, 'interaction', 'update, delete,"
                    + " truncate') or has_table_privilege(oid, 'access_entry', 'update, delete,"
                    + " truncate') from pg_roles where rolname = :name")
            .param("name", settings.application().name())
            .query(Boolean.class)
            .optional()
            .orElseThrow(
                () ->
                    new UnsafeSetting(
                        "journey.database.application.name", "is no user of the database"));
    if (mayChange) {
      throw new UnsafeSetting(
          "journey.database.application.name",
          "may change or remove what is in the log: it must be a user who cannot");
    }
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(LogDatabase database, DatabaseSettings settings) {
    HikariDataSource pool = database.pool(settings.poolSize());
    // Whoever asks later is told within 0.9 s. While a node starts, nobody waits for an answer.
    pool.setInitializationFailTimeout(FIRST_CONNECTION.toMillis());
    attempt("journey.database.application", () -> knock(pool));
    return pool;
  }

  /** What connections sent and were sent last is in their buffers: wrapped keys of persons too. */
  @Bean
  Leftovers connectionsOfThePool(HikariDataSource dataSource) {
    return new Renewed(() -> LogDatabase.renew(dataSource));
  }

  @Bean(destroyMethod = "close")
  MasterKeyRotation masterKeyRotation(DataSource source, MasterKey master) {
    return new MasterKeyRotation(source, master);
  }

  @Bean
  MasterKey masterKey(@Value("${journey.master-key-file}") Path file) throws IOException {
    return FileMasterKey.open(file);
  }
}
