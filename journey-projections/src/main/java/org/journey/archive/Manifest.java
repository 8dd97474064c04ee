package org.journey.archive;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.engine.JourneyKey;
import org.journey.interaction.CanonicalJson;
import org.journey.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an archive consists of.
 *
 * @param position up to this place of the log, included
 * @param leaf the hash of the log's leaf there, in hexadecimal; empty at 0
 * @param segments its files, in the order of the log
 * @param unreadable journeys that this release cannot read: they are left out
 */
record Manifest(
    long position, String leaf, List<SegmentFile> segments, SortedSet<JourneyKey> unreadable) {

  static final String NAME = "manifest.json";

  static final Manifest EMPTY = new Manifest(0, "", List.of(), new TreeSet<>());

  Manifest {
    segments = List.copyOf(segments);
    unreadable = new TreeSet<>(unreadable);
  }

  /**
   * Puts it in place of the one that is there.
   *
   * @param durably whether it is waited for that it is on the disk, since files will go that the
   *     one before names
   */
  void write(Path directory, boolean durably) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("form", ArchiveForm.FINGERPRINT);
    json.put("position", position);
    json.put("leaf", leaf);
    var files = json.putArray("segments");
    for (SegmentFile segment : segments) {
      ObjectNode file = files.addObject();
      file.put("name", segment.name());
      file.put("after", segment.after());
      file.put("upTo", segment.upTo());
      file.put("journeys", segment.journeys());
      file.put("interactions", segment.interactions());
      file.put("bytes", segment.bytes());
      file.put("sha256", segment.sha256());
      ObjectNode organisations = file.putObject("organisations");
      segment.byOrganisation().forEach(organisations::put);
    }
    var left = json.putArray("unreadable");
    for (JourneyKey key : unreadable) {
      left.addObject().put("organisation", key.organisation()).put("journey", key.journeyId());
    }
    Path fresh = directory.resolve(NAME + ".new");
    try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(CanonicalJson.bytes(json));
      if (durably) {
        out.getFD().sync();
      }
    }
    Files.move(fresh, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    if (durably) {
      sync(directory);
    }
  }

  /** That a file has another name is kept like what is in it, where a directory can be asked to. */
  private static void sync(Path directory) {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Not on every system. After a power failure the archive may then have to be made anew.
    }
  }

  /** The one in a directory; empty if there is none, or none of this form that can be read. */
  static Optional<Manifest> read(Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return of(Json.MAPPER.readTree(Files.readAllBytes(path)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Manifest> of(JsonNode json) {
    if (!ArchiveForm.FINGERPRINT.equals(json.path("form").asString(""))) {
      return Optional.empty();
    }
    List<SegmentFile> segments = new ArrayList<>();
    for (JsonNode file : json.path("segments")) {
      SortedMap<String, Long> organisations = new TreeMap<>();
      file.path("organisations")
          .forEachEntry((name, count) -> organisations.put(name, count.longValue()));
      segments.add(
          new SegmentFile(
              file.path("name").asString(),
              file.path("after").longValue(),
              file.path("upTo").longValue(),
              file.path("journeys").longValue(),
              file.path("interactions").longValue(),
              file.path("bytes").longValue(),
              file.path("sha256").asString(),
              organisations));
    }
    SortedSet<JourneyKey> unreadable = new TreeSet<>();
    for (JsonNode key : json.path("unreadable")) {
      unreadable.add(
          new JourneyKey(key.path("organisation").asString(), key.path("journey").asString()));
    }
    return Optional.of(
        new Manifest(
            json.path("position").longValue(), json.path("leaf").asString(), segments, unreadable));
  }
}
