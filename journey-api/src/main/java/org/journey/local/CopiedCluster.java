package org.journey.local;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Copies the files of a PostgreSQL that goes on writing them; all that is made is private. */
final class CopiedCluster {

  private static final String LOG = "pg_wal";
  private static final Path CONTROL = Path.of("global", "pg_control");

  /** What is in these PostgreSQL makes anew at its start, or must not find there. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          LOG);

  /** Of the running process alone, or of an earlier copy. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "pg_internal.init",
          "postgresql.auto.conf.tmp",
          "current_logfiles",
          "current_logfiles.tmp",
          "backup_label",
          "backup_label.old",
          "backup_manifest",
          "tablespace_map",
          "tablespace_map.old");

  private static final String TEMPORARY = "pgsql_tmp";

  private final Path from;
  private final Path to;
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  CopiedCluster(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /** How many so far. */
  long files() {
    return files.get();
  }

  /** How many so far. */
  long bytes() {
    return bytes.get();
  }

  /** Copies all but its log. */
  void copy() throws IOException {
    Files.walkFileTree(
        from,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes any) {
            Path name = from.relativize(directory);
            if (name.getFileName().toString().startsWith(TEMPORARY)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            PrivateFiles.makeDirectory(to.resolve(name));
            return EMPTY.contains(name.toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes any) throws IOException {
            String name = file.getFileName().toString();
            Path place = from.relativize(file);
            if (!LEFT_OUT.contains(name) && !name.startsWith(TEMPORARY) && !place.equals(CONTROL)) {
              copyUnlessGone(place);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // A table may be dropped meanwhile: what is logged since the beginning drops it again.
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    // By the last of all: it is the younger the better.
    count(PrivateFiles.copy(from.resolve(CONTROL), to.resolve(CONTROL)));
  }

  private void copyUnlessGone(Path place) throws IOException {
    try {
      count(PrivateFiles.copy(from.resolve(place), to.resolve(place)));
    } catch (NoSuchFileException e) {
      if (Files.exists(from.resolve(place))) {
        throw e;
      }
    }
  }

  /** Copies files of its log, each of which must be there. */
  void copyLog(List<String> segments) throws IOException {
    Path log = to.resolve(LOG);
    // PostgreSQL makes these by itself only when it makes all.
    PrivateFiles.makeDirectory(log.resolve("archive_status"));
    PrivateFiles.makeDirectory(log.resolve("summaries"));
    for (String segment : segments) {
      count(PrivateFiles.copy(from.resolve(LOG).resolve(segment), log.resolve(segment)));
    }
  }

  private void count(long copied) {
    files.incrementAndGet();
    bytes.addAndGet(copied);
  }
}
