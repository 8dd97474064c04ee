package org.journey.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was refused can be read again for fourteen days, there where it came from, and no longer.
 */
class DailyKeysTest {

  private static final byte[] BYTES = "what somebody typed".getBytes(UTF_8);
  private static final String PLACE = "journey.interactions\0003\00017";

  @TempDir private Path folder;
  private HikariDataSource pool;
  private DailyKeys one;
  private DailyKeys other;

  @BeforeEach
  void two_nodes_on_a_database() throws IOException {
    pool = TestPostgres.database().application().pool(2);
    MasterKey master = FileMasterKey.openOrCreate(folder.resolve("master.key"));
    one = new DailyKeys(pool, master);
    other = new DailyKeys(pool, master);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  @Test
  void what_one_node_seals_another_opens() {
    byte[] sealed = one.seal(today(), BYTES, PLACE);
    assertThat(new String(sealed, UTF_8)).doesNotContain("typed");
    assertThat(other.open(today(), sealed, PLACE)).isEqualTo(BYTES);
    assertThat(one.open(today(), other.seal(today(), BYTES, PLACE), PLACE)).isEqualTo(BYTES);
  }

  @Test
  void it_opens_at_its_place_and_under_its_day_alone() {
    byte[] sealed = one.seal(today(), BYTES, PLACE);
    byte[] yesterday = one.seal(today().minusDays(1), BYTES, PLACE);
    assertThat(one.open(today(), sealed, PLACE + "8")).isNull();
    assertThat(one.open(today(), yesterday, PLACE)).isNull();
    assertThat(one.open(today().minusDays(2), sealed, PLACE)).isNull();
    sealed[sealed.length - 1] ^= 1;
    assertThat(one.open(today(), sealed, PLACE)).isNull();
  }

  @Test
  void fourteen_days_after_its_day_its_key_is_destroyed() {
    LocalDate last = today().minusDays(14);
    byte[] kept = one.seal(last, BYTES, PLACE);
    byte[] gone = one.seal(last.minusDays(1), BYTES, PLACE);
    assertThat(other.open(last.minusDays(1), gone, PLACE)).isEqualTo(BYTES);

    one.destroyOld();

    assertThat(one.open(last.minusDays(1), gone, PLACE)).isNull();
    assertThat(one.open(last, kept, PLACE)).isEqualTo(BYTES);
    // It has the key in memory until it clears out itself, every hour.
    other.destroyOld();
    assertThat(other.open(last.minusDays(1), gone, PLACE)).isNull();
  }
}
