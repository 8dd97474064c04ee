package org.journey.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.journey.interaction.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an extract into a folder of its own: the files of its format, {@code datapackage.json} and
 * {@code manifest.json}. In flat memory: journeys come and go, and what a format needs of all of
 * them beforehand costs another pass.
 */
public final class ExtractWriter {

  private static final int BUFFER = 1 << 16;

  private ExtractWriter() {}

  /**
   * A file of an extract.
   *
   * @param name within the folder
   * @param bytes its size
   * @param sha256 in lower-case hexadecimal
   */
  public record ExtractFile(String name, long bytes, String sha256) {}

  /**
   * An extract as it was written.
   *
   * @param directory where it is
   * @param journeys how many
   * @param interactions how many
   * @param files all of them, the manifest last
   */
  public record Extracted(
      Path directory, long journeys, long interactions, List<ExtractFile> files) {

    /** Copies the list. */
    public Extracted {
      files = List.copyOf(files);
    }
  }

  /**
   * Writes an extract. The folder is there as a whole or not at all: the files are written beside
   * it, in a folder of the same name with {@code .partial} behind it, which goes if anything fails.
   *
   * @param directory to be made; its parent is there
   * @throws FileAlreadyExistsException if it is there
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws IllegalArgumentException if the source's model is not the one asked for
   * @throws IOException if the source fails or the files cannot be written
   */
  public static Extracted write(
      ExtractRequest request,
      ExtractSource source,
      Pseudonyms pseudonyms,
      Path directory,
      ExtractProgress progress,
      ExtractCancellation cancellation)
      throws IOException {
    if (!source.model().reference().equals(request.model())) {
      throw new IllegalArgumentException("journeys under another model than " + request.model());
    }
    if (Files.exists(directory)) {
      throw new FileAlreadyExistsException(directory.toString());
    }
    Path partial = directory.resolveSibling(directory.getFileName() + ".partial");
    delete(partial);
    Files.createDirectory(partial);
    boolean whole = false;
    try {
      Run run = new Run(source, pseudonyms, partial, progress, cancellation);
      List<ExtractFile> files = files(request, run);
      run.checkCancelled();
      Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
      whole = true;
      return new Extracted(directory, run.journeys(), run.interactions(), files);
    } catch (UncheckedIOException e) {
      // As the writer of comma-separated values tells it.
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IOException(e);
    } finally {
      if (!whole) {
        delete(partial);
      }
    }
  }

  private static List<ExtractFile> files(ExtractRequest request, Run run) throws IOException {
    List<Resource> resources = resources(request, run);
    List<ExtractFile> files = new ArrayList<>();
    for (Resource resource : resources) {
      files.add(sealed(run, resource.path()));
    }
    put(run, DataPackage.NAME, DataPackage.of(request, resources, files));
    files.add(sealed(run, DataPackage.NAME));
    put(
        run,
        Manifest.NAME,
        Manifest.of(request, run.journeys(), run.interactions(), List.copyOf(files)));
    files.add(sealed(run, Manifest.NAME));
    return files;
  }

  private static List<Resource> resources(ExtractRequest request, Run run) throws IOException {
    return switch (request.format()) {
      case XES -> xes(request, run);
      case OCEL_SQLITE -> OcelFiles.sqlite(run);
      case OCEL_JSON -> OcelFiles.json(run);
      case CSV -> TableFiles.write(run, CsvFile::new, Resource::csv);
      case PARQUET -> TableFiles.write(run, ParquetTable::new, Resource::parquet);
      case STS -> new SequenceFiles(run, Objects.requireNonNull(request.sequences())).sts();
      case SPELL -> new SequenceFiles(run, Objects.requireNonNull(request.sequences())).spells();
    };
  }

  private static List<Resource> xes(ExtractRequest request, Run run) throws IOException {
    JourneyTable journeys = new JourneyTable(run.model());
    InteractionTable interactions = new InteractionTable();
    try (OutputStream out = run.create("journeys.xes")) {
      XesWriter writer = new XesWriter(out, journeys, interactions);
      writer.begin(request);
      run.pass("log", writer::trace);
      writer.end();
    }
    return List.of(
        new Resource(
            "journeys.xes",
            "xes",
            "application/xml",
            "An event log (IEEE 1849-2016): a trace for each journey, whose attributes are the"
                + " columns of journeys, and an event for each interaction, whose attributes are"
                + " those of interactions; journey and type are concept:name, time is"
                + " time:timestamp, recorded_by is org:resource",
            List.of(journeys.table(), interactions.table()),
            false));
  }

  private static void put(Run run, String name, ObjectNode json) throws IOException {
    Files.write(run.path(name), CanonicalJson.bytes(json));
  }

  /** Sees a file to the disk and tells what is in it. */
  private static ExtractFile sealed(Run run, String name) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel =
        FileChannel.open(run.path(name), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      channel.force(true);
      return new ExtractFile(name, channel.size(), HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The folder and what is in it, if it is there; there are no folders within. */
  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (NoSuchFileException e) {
      // Nothing is left of it.
    }
  }
}
