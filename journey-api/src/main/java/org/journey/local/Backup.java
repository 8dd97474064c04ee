package org.journey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a local instance, made while it runs: a data directory that an instance can be started
 * on. It holds the log as it was when the copying ended, which is the beginning of the log as it
 * goes on; the keys without which the log cannot be read; and the tables made from it. What can be
 * made again is left out: the archive, extracts, the programs.
 */
public final class Backup {

  private static final String CLUSTER = "postgres";

  /**
   * Of the running process alone; and the list of erasures, which must be the newest there is when
   * a copy is started, and not the one of when it was made.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "journey.lock",
          "master.key.lock",
          "postgres.log",
          "superuser.password",
          LocalInstance.ERASURES);

  private static final String DRAFT = ".new";

  /** What the copy is read with. Whatever else lies there may change: what serve says, say. */
  private static final List<String> KEYS = List.of(".key", ".passwords");

  /** So often it is begun anew if keys were changed meanwhile, which is rare. */
  private static final int MOST_ATTEMPTS = 3;

  private final Path data;
  private final Path out;
  private volatile @Nullable CopiedCluster copied;

  /**
   * A copy that is to be made.
   *
   * @param data the data directory of the instance that runs
   * @param out where the copy is to be; it must not be there yet, or be empty
   */
  public Backup(Path data, Path out) {
    this.data = data.toAbsolutePath().normalize();
    this.out = out.toAbsolutePath().normalize();
  }

  /**
   * What was made.
   *
   * @param position the sequence up to which everything is in it for certain: what was recorded
   *     when it began. What was recorded while it was made is in it in part.
   * @param files how many of the database
   * @param bytes how many they have
   */
  public record Made(long position, long files, long bytes) {}

  /** How many bytes are copied so far. */
  public long bytes() {
    CopiedCluster now = copied;
    return now == null ? 0 : now.bytes();
  }

  /**
   * Makes it. It gets its name when it is whole and on the disk, so that half of one is never taken
   * for one.
   *
   * @throws LocalTrouble if nothing runs there, or the copy cannot be written
   */
  public Made make() {
    checkPlace();
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      Made made = attempt();
      if (made != null) {
        return made;
      }
    }
    throw new LocalTrouble(
        "keys were changed again and again while it was made: nothing was kept, try again once a"
            + " new master key is in use");
  }

  /** Makes it; null if keys were changed meanwhile, so that it could not be read with its own. */
  private @Nullable Made attempt() {
    Path draft = null;
    try (RunningDatabase database = RunningDatabase.of(data)) {
      PrivateFiles.makeDirectory(parent());
      draft = Files.createTempDirectory(parent(), out.getFileName() + ".unfinished-");
      Made made = into(draft, database);
      if (!hasKeysOf(draft)) {
        return null;
      }
      PrivateFiles.forceAll(draft);
      Files.deleteIfExists(out);
      Files.move(draft, out, StandardCopyOption.ATOMIC_MOVE);
      draft = null;
      PrivateFiles.force(parent());
      return made;
    } catch (IOException e) {
      throw cannot(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof IOException cause ? cannot(cause) : e;
    } finally {
      drop(draft);
    }
  }

  private LocalTrouble cannot(IOException e) {
    return new LocalTrouble(out + ": cannot be made: " + PrivateFiles.reason(e), e);
  }

  private void checkPlace() {
    if (out.startsWith(data)) {
      throw new LocalTrouble(out + " lies in what is to be copied: choose another place");
    }
    if (Files.exists(out) && !isEmptyDirectory()) {
      throw new LocalTrouble(out + " is there already, and is left as it is");
    }
  }

  private boolean isEmptyDirectory() {
    try (Stream<Path> files = Files.list(out)) {
      return files.findAny().isEmpty();
    } catch (IOException none) {
      return false;
    }
  }

  private Path parent() {
    Path parent = out.getParent();
    return parent == null ? out : parent;
  }

  private Made into(Path draft, RunningDatabase database) throws IOException {
    // The keys first: what is in the log then was written with these.
    for (Path file : files()) {
      PrivateFiles.copy(file, draft.resolve(file.getFileName()));
    }
    CopiedCluster cluster = new CopiedCluster(data.resolve(CLUSTER), draft.resolve(CLUSTER));
    copied = cluster;
    long position = database.head();
    database.begin();
    cluster.copy();
    RunningDatabase.End end = database.end();
    PrivateFiles.write(draft.resolve(CLUSTER).resolve("backup_label"), end.label());
    cluster.copyLog(end.segments());
    return new Made(position, cluster.files(), cluster.bytes());
  }

  /** Whether the keys are still those that were copied. */
  private boolean hasKeysOf(Path draft) throws IOException {
    for (Path file : files().stream().filter(Backup::isKey).toList()) {
      Path copy = draft.resolve(file.getFileName());
      if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The keys, and what else lies beside them. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(Files::isRegularFile).filter(Backup::isKept).toList();
    }
  }

  private static boolean isKept(Path file) {
    String name = file.getFileName().toString();
    return !LEFT_OUT.contains(name) && !name.endsWith(DRAFT);
  }

  private static boolean isKey(Path file) {
    return KEYS.stream().anyMatch(file.getFileName().toString()::endsWith);
  }

  private static void drop(@Nullable Path draft) {
    if (draft == null) {
      return;
    }
    try {
      PostgresBinaries.delete(draft);
    } catch (IOException | UncheckedIOException left) {
      // Its name says what it is.
    }
  }
}
