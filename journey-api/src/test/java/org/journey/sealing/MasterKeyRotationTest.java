package org.journey.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.journey.log.LogReads;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another master key, while nodes that have its file, or files of their own, serve. */
class MasterKeyRotationTest {

  private static final int CLIENTS = 1_200;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  private final TestPostgres.Database database = TestPostgres.database();
  private final HikariDataSource pool = database.application().pool(4);
  private final List<ClientId> clients = new ArrayList<>();

  @TempDir private Path folder;
  private Path file;
  private MasterKey master;
  private byte[] content;
  private byte[] refused;
  private byte[] purpose;

  @BeforeEach
  void seal() throws IOException {
    file = folder.resolve("master.key");
    master = FileMasterKey.openOrCreate(file);
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new ClientId("o", "c-" + i));
    }
    PersonKeys keys = new PersonKeys(pool, master);
    keys.obtain(clients);
    content = content(keys);
    refused = new DailyKeys(pool, master).seal(DAY, new byte[] {1, 2, 3}, "a place");
    purpose = new PurposeKeys(pool, master).seal(MONTH, new byte[] {4, 5}, "an entry");
    new PersonKeyRotation(pool, master, keys).rotate(clients.get(8));
    database.execute(
        "update person_key set wrapped = null, destroyed = now() where client = 'c-9'");
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private byte[] content(PersonKeys keys) {
    return keys.find(clients.get(7)) instanceof PersonKey.Present present
        ? present.contentHash(new byte[] {1})
        : new byte[0];
  }

  private long rewrap(MasterKey of) {
    of.refresh();
    try (MasterKeyRotation rotation = new MasterKeyRotation(pool, of)) {
      return rotation.rewrap();
    }
  }

  /** As the command does that drops older keys. */
  private boolean drop(Path of) throws IOException {
    return FileMasterKey.dropOlder(
        of,
        marks -> {
          long needing = LogReads.with(pool, MasterKeyUse.without(marks.staying()));
          if (needing > 0) {
            throw new IllegalStateException(needing + " keys need an older one");
          }
        });
  }

  private long without(MasterKey.Marks marks) {
    return LogReads.with(pool, MasterKeyUse.without(marks.staying()));
  }

  private void assertAllOpenWith(Path alone) throws IOException {
    MasterKey only = FileMasterKey.open(alone);
    assertThat(only.marks().older()).isEmpty();
    PersonKeys again = new PersonKeys(pool, only);
    assertThat(again.find(clients).values())
        .hasSize(clients.size())
        .noneMatch(PersonKey.Unreadable.class::isInstance)
        .filteredOn(PersonKey.Destroyed.class::isInstance)
        .hasSize(1);
    assertThat(content(again)).isEqualTo(content);
    assertThat(new DailyKeys(pool, only).open(DAY, refused, "a place"))
        .isEqualTo(new byte[] {1, 2, 3});
    assertThat(new PurposeKeys(pool, only).open(MONTH, purpose, "an entry"))
        .isEqualTo(new byte[] {4, 5});
  }

  @Test
  void nodes_with_files_of_their_own_take_a_new_key_one_after_the_other_and_lose_nothing()
      throws Exception {
    Path there = folder.resolve("there.key");
    FileMasterKey.prepare(file);
    Files.copy(file, there, StandardCopyOption.COPY_ATTRIBUTES);
    MasterKey other = FileMasterKey.open(there);
    for (MasterKey each : List.of(master, other)) {
      assertThat(rewrap(each)).isZero();
      assertThat(each.marks().older()).as("prepared is not older").isEmpty();
      assertThat(each.marks().prepared()).hasSize(1);
    }
    assertThat(drop(file)).as("there is none yet").isFalse();

    FileMasterKey.rotate(file);
    assertThat(rewrap(master)).isZero();
    assertThat(without(master.marks())).isZero();
    // It unwraps what the new key wrapped, and does not undo it.
    assertThat(rewrap(other)).isZero();
    assertThat(without(master.marks())).isZero();

    // But it still makes keys with the one before: that one must not be dropped.
    clients.add(new ClientId("o", "late"));
    new PersonKeys(pool, other).obtain(clients);
    assertThatThrownBy(() -> drop(file)).hasMessage("1 keys need an older one");
    assertThat(FileMasterKey.open(file).marks().older()).hasSize(1);

    Files.copy(
        file, there, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    assertThat(rewrap(other)).isZero();
    assertThat(drop(file)).isTrue();
    assertAllOpenWith(file);
  }

  @Test
  void what_was_broken_off_in_the_middle_is_not_dropped_and_is_ended_by_two_at_once()
      throws Exception {
    FileMasterKey.rotate(file);
    AtomicInteger wraps = new AtomicInteger();
    MasterKey failing =
        new MasterKey() {
          private final MasterKey real = FileMasterKey.open(file);

          @Override
          public byte[] wrap(byte[] key, byte[] place) throws GeneralSecurityException {
            if (wraps.incrementAndGet() > 700) {
              throw new IllegalStateException("broken off");
            }
            return real.wrap(key, place);
          }

          @Override
          public byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException {
            return real.unwrap(wrapped, place);
          }

          @Override
          public Marks marks() {
            return real.marks();
          }

          @Override
          public boolean refresh() {
            return false;
          }
        };
    assertThatThrownBy(() -> rewrap(failing)).hasMessage("broken off");
    MasterKey.Marks marks = FileMasterKey.open(file).marks();
    assertThat(without(marks)).isPositive();
    assertThatThrownBy(() -> drop(file)).hasMessageContaining("need an older one");

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> both = new ArrayList<>();
      for (MasterKey each : List.of(master, FileMasterKey.open(file))) {
        both.add(threads.submit(() -> rewrap(each)));
      }
      for (Future<Long> each : both) {
        assertThat(each.get()).isZero();
      }
    }

    assertThat(without(marks)).isZero();
    assertThat(drop(file)).isTrue();
    assertAllOpenWith(file);
  }

  @Test
  void a_node_opens_what_a_newer_key_wrapped_as_soon_as_its_file_has_it() throws Exception {
    byte[] place = {1};
    byte[] old = master.wrap(new byte[] {7}, place);
    FileMasterKey.rotate(file);
    byte[] anew = FileMasterKey.open(file).wrap(new byte[] {8}, place);

    assertThat(master.unwrap(anew, place)).isEqualTo(new byte[] {8});
    assertThat(master.unwrap(old, place)).isEqualTo(new byte[] {7});
    FileMasterKey.dropOlder(file, marks -> {});
    assertThatThrownBy(() -> FileMasterKey.open(file).unwrap(old, place))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void keys_that_are_added_at_once_are_all_there_and_no_draft_is_left() throws Exception {
    byte[] place = {1};
    List<byte[]> wrapped = new ArrayList<>();
    // Of one that was interrupted.
    Path draft = Files.writeString(folder.resolve("master.key.new"), "keys");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        all.add(
            threads.submit(
                () -> {
                  FileMasterKey.rotate(file);
                  return FileMasterKey.open(file).wrap(new byte[] {7}, place);
                }));
      }
      for (Future<byte[]> each : all) {
        wrapped.add(each.get());
      }
    }
    FileMasterKey last = FileMasterKey.open(file);
    assertThat(last.marks().older()).hasSize(12);
    for (byte[] each : wrapped) {
      assertThat(last.unwrap(each, place)).isEqualTo(new byte[] {7});
    }
    assertThat(draft).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**master[0-9]*");
  }
}
