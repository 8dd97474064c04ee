package org.journey.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.journey.extract.ExtractWriter.ExtractFile;
import org.journey.extract.ExtractWriter.Extracted;
import org.journey.given.Given;
import org.journey.interaction.CanonicalJson;
import org.journey.interaction.Identity;
import org.journey.model.StageModel;
import org.journey.testing.Payloads;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timeline.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractWriterTest {

  @TempDir Path folder;

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static TreeMap<String, String> contents(Path folder) throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    for (Path file : files(folder)) {
      contents.put(file.getFileName().toString(), new String(Files.readAllBytes(file), ISO_8859_1));
    }
    return contents;
  }

  @ParameterizedTest
  @EnumSource(ExtractFormat.class)
  void the_same_request_gives_the_same_bytes(ExtractFormat format) throws IOException {
    Cohort cohort = Cohort.random(42, 12, 60);
    Path first = cohort.extract(format, folder.resolve("first"));
    Path second = cohort.extract(format, folder.resolve("second"));
    assertThat(contents(second)).isEqualTo(contents(first));
  }

  @ParameterizedTest
  @EnumSource(ExtractFormat.class)
  void an_empty_cohort_and_one_journey_are_extracts_too(ExtractFormat format) throws IOException {
    Path empty = Cohort.of().extract(format, folder.resolve("empty"));
    Path one = Cohort.of(Given.journey()).extract(format, folder.resolve("one"));
    assertThat(files(empty)).hasSameSizeAs(files(one)).hasSizeGreaterThan(2);
    assertThat(json(empty, "manifest.json").path("journeys").intValue()).isZero();
    assertThat(json(one, "manifest.json").path("interactions").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(ExtractFormat.class)
  void the_manifest_tells_every_file_as_it_is(ExtractFormat format) throws Exception {
    Extracted extracted =
        Cohort.random(1, 5, 30).extract(Cohort.request(format), folder.resolve("x"));
    JsonNode manifest = json(extracted.directory(), "manifest.json");
    Set<String> named = new HashSet<>();
    for (JsonNode file : manifest.path("files")) {
      Path path = extracted.directory().resolve(file.path("name").stringValue());
      byte[] bytes = Files.readAllBytes(path);
      assertThat(file.path("bytes").longValue()).isEqualTo(bytes.length);
      assertThat(file.path("sha256").stringValue()).isEqualTo(Sha.hex(bytes));
      named.add(file.path("name").stringValue());
    }
    named.add("manifest.json");
    assertThat(extracted.files().stream().map(ExtractFile::name))
        .containsExactlyInAnyOrderElementsOf(named);
    assertThat(files(extracted.directory()).stream().map(p -> p.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(named);
    assertThat(CanonicalJson.bytes(manifest.path("request")))
        .isEqualTo(Cohort.request(format).canonical());
    assertThat(manifest.path("consentSequence").longValue()).isEqualTo(640);
  }

  @ParameterizedTest
  @EnumSource(ExtractFormat.class)
  void the_data_package_names_every_file_with_its_hash(ExtractFormat format) throws Exception {
    Path extract = Cohort.random(1, 5, 30).extract(format, folder.resolve("x"));
    JsonNode resources = json(extract, "datapackage.json").path("resources");
    assertThat(resources.size()).isEqualTo(files(extract).size() - 2);
    for (JsonNode resource : resources) {
      byte[] bytes = Files.readAllBytes(extract.resolve(resource.path("path").stringValue()));
      assertThat(resource.path("hash").stringValue()).isEqualTo("sha256:" + Sha.hex(bytes));
      if (resource.path("format").stringValue().equals("csv")) {
        List<String> names = new ArrayList<>();
        resource
            .path("schema")
            .path("fields")
            .forEach(f -> names.add(f.path("name").stringValue()));
        assertThat(Csv.rows(extract, resource.path("path").stringValue()).getFirst())
            .isEqualTo(names);
      }
    }
  }

  /** Ids and words of the source, made so that they cannot be there by chance. */
  @ParameterizedTest
  @EnumSource(ExtractFormat.class)
  void no_id_and_no_word_of_the_source_is_in_any_byte(ExtractFormat format) throws IOException {
    Cohort cohort = Adversary.marked(Cohort.random(9, 15, 60));
    Path extract = cohort.extract(format, folder.resolve("x"));
    contents(extract)
        .forEach(
            (name, text) -> assertThat(text).as(name).doesNotContainIgnoringCase(Adversary.MARK));
    // The mark is in the source, and in ids that the extract must have met.
    List<String> ids = new ArrayList<>();
    for (var journey : cohort.journeys()) {
      for (Entry entry : journey.timeline().entries()) {
        assertThat(entry.identity().id()).contains(Adversary.MARK);
        ids.add(Payloads.json(entry.data()).toString());
      }
    }
    assertThat(String.join("", ids)).contains("a-" + Adversary.MARK, "g-" + Adversary.MARK);
  }

  @Test
  void an_extract_that_was_cancelled_leaves_nothing_behind() throws IOException {
    int[] asked = {0};
    assertThatThrownBy(
            () ->
                ExtractWriter.write(
                    Cohort.request(ExtractFormat.CSV),
                    Cohort.random(1, 20, 20),
                    Cohort.pseudonyms(),
                    folder.resolve("x"),
                    (pass, journeys, interactions) -> {},
                    () -> ++asked[0] > 10))
        .isInstanceOf(CancellationException.class);
    assertThat(files(folder)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ExtractFormat.class)
  void a_source_that_fails_leaves_nothing_behind(ExtractFormat format) throws IOException {
    Cohort cohort = Cohort.random(1, 20, 20);
    ExtractSource failing =
        new ExtractSource() {
          @Override
          public StageModel model() {
            return cohort.model();
          }

          @Override
          public void forEach(Visitor visitor) throws IOException {
            cohort.forEach(visitor);
            throw new IOException("the disk went away");
          }
        };
    assertThatThrownBy(
            () ->
                ExtractWriter.write(
                    Cohort.request(format),
                    failing,
                    Cohort.pseudonyms(),
                    folder.resolve("x"),
                    (pass, journeys, interactions) -> {},
                    () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the disk went away");
    assertThat(files(folder)).isEmpty();
  }

  /** The thread that reads hears of it, though another one writes. */
  @Test
  void a_full_disk_stops_the_reading() {
    Run run =
        new Run(
            Cohort.random(1, 20, 20),
            Cohort.pseudonyms(),
            folder,
            (pass, journeys, interactions) -> {},
            () -> false);
    assertThatThrownBy(
            () ->
                run.pass(
                    "any",
                    journey -> {
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @Test
  void what_is_there_is_not_written_over() throws IOException {
    Path there = Files.createDirectory(folder.resolve("x"));
    assertThatThrownBy(() -> Cohort.of().extract(Cohort.request(ExtractFormat.CSV), there))
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
    assertThat(files(folder)).containsExactly(there);
  }

  @Test
  void what_a_crash_left_is_cleared_away() throws IOException {
    Path partial = Files.createDirectory(folder.resolve("x.partial"));
    Files.writeString(partial.resolve("half"), "half");
    Path extract = Cohort.of().extract(ExtractFormat.CSV, folder.resolve("x"));
    assertThat(files(folder)).containsExactly(extract);
    assertThat(extract.resolve("half")).doesNotExist();
  }

  @Test
  void journeys_out_of_order_or_twice_are_a_fault_of_the_source() {
    Cohort twice = Cohort.of(Given.journey());
    ExtractSource source =
        new ExtractSource() {
          @Override
          public StageModel model() {
            return twice.model();
          }

          @Override
          public void forEach(Visitor visitor) throws IOException {
            twice.forEach(visitor);
            twice.forEach(visitor);
          }
        };
    assertThatThrownBy(
            () ->
                ExtractWriter.write(
                    Cohort.request(ExtractFormat.XES),
                    source,
                    Cohort.pseudonyms(),
                    folder.resolve("x"),
                    (pass, journeys, interactions) -> {},
                    () -> false))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void two_records_of_one_person_share_a_name() {
    Cohort cohort = Cohort.of(Given.journey(), Given.journey());
    Cohort told =
        cohort.with(
            timeline ->
                Adversary.withClient(timeline, timeline.journeyId().equals("j-1") ? "c-1" : "c-2"));
    ExtractSource merged =
        new ExtractSource() {
          @Override
          public StageModel model() {
            return told.model();
          }

          @Override
          public void forEach(Visitor visitor) throws IOException {
            told.forEach(visitor);
          }

          @Override
          public String person(String clientId) {
            return "c-1";
          }
        };
    assertThat(clients(told, "a")).doesNotHaveDuplicates().hasSize(2);
    assertThat(new HashSet<>(clients(merged, "b"))).hasSize(1);
  }

  private List<String> clients(ExtractSource source, String name) {
    try {
      Path extract =
          ExtractWriter.write(
                  Cohort.request(ExtractFormat.CSV),
                  source,
                  Cohort.pseudonyms(),
                  folder.resolve(name),
                  (pass, journeys, interactions) -> {},
                  () -> false)
              .directory();
      return Csv.named(extract, "journeys.csv").stream().map(row -> row.get("client")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A goal's id is its journey's own: {@code g-1} of two journeys is two goals. */
  @Test
  void ids_that_are_a_journeys_own_are_named_apart() {
    Timeline timeline = Given.journey().timeline();
    Cohort cohort = Cohort.of();
    SharedNames shared = new SharedNames(Cohort.pseudonyms(), cohort);
    JourneyNames one = new JourneyNames(Cohort.pseudonyms(), shared, timeline);
    JourneyNames other =
        new JourneyNames(
            Cohort.pseudonyms(),
            shared,
            new Timeline("soar", "j-2", timeline.asAt(), timeline.asKnown(), 1, List.of()));
    assertThat(one.of(Pseudonyms.Kind.GOAL, "g-1"))
        .isNotEqualTo(other.of(Pseudonyms.Kind.GOAL, "g-1"));
    assertThat(one.of(Pseudonyms.Kind.ACTIVITY, "cafe"))
        .isEqualTo(other.of(Pseudonyms.Kind.ACTIVITY, "cafe"));
    assertThat(one.event(new Identity("a", "bc"))).isNotEqualTo(one.event(new Identity("ab", "c")));
  }

  private static JsonNode json(Path folder, String file) {
    return JsonMapper.builder().build().readTree(Cohort.text(folder, file));
  }

  /** The order of ids would tell of them. */
  @Test
  void rows_are_in_the_order_of_names_some_journeys_at_a_time() {
    Cohort cohort = Cohort.random(3, Run.TOGETHER + 40, 3);
    List<String> rows =
        Csv.named(cohort.extract(ExtractFormat.CSV, folder.resolve("x")), "journeys.csv").stream()
            .map(row -> String.valueOf(row.get("journey")))
            .toList();
    assertThat(rows).hasSize(cohort.journeys().size()).doesNotHaveDuplicates();
    assertThat(rows.subList(0, Run.TOGETHER)).isSorted();
    assertThat(rows.subList(Run.TOGETHER, rows.size())).isSorted();
  }
}
