package org.journey.research;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.journey.archive.Snapshot;
import org.journey.derived.ClientLog;
import org.journey.extract.ExtractRequest;
import org.journey.extract.ExtractSource;
import org.journey.extract.ExtractWriter;
import org.journey.extract.ExtractWriter.ExtractFile;
import org.journey.extract.ExtractWriter.Extracted;
import org.journey.model.StageModel;
import org.journey.person.Persons;
import org.journey.registry.RegisteredModels;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.replay.Question;
import org.journey.replay.Watching;
import org.journey.state.JourneyReading;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes research extracts: of those who consent to research now, and of nobody else. */
final class ExtractDesk {

  private final ReplayDesk desk;
  private final ArchiveKeeper archive;
  private final RegisteredModels models;
  private final ClientLog clients;
  private final PseudonymKeys keys;
  private final ExtractFiles files;

  ExtractDesk(
      ReplayDesk desk,
      ArchiveKeeper archive,
      RegisteredModels models,
      ClientLog clients,
      PseudonymKeys keys,
      ExtractFiles files) {
    this.desk = desk;
    this.archive = archive;
    this.models = models;
    this.clients = clients;
    this.keys = keys;
    this.files = files;
  }

  /**
   * Writes one.
   *
   * @param total is told how many interactions lie in the archive: an extract may read them several
   *     times
   */
  ObjectNode run(Job job, Watching watching, LongConsumer total) {
    ExtractAsk ask = ExtractAsk.of(job.request(), models.standard());
    StageModel model =
        models
            .find(ask.request().model())
            .orElseThrow(
                () -> new IllegalStateException("a model of an extract is not registered"));
    Question question =
        ask.request()
            .question(model, models.standard(), job.organisation(), job.scope().consents());
    return desk.read(
        job,
        snapshot -> {
          total.accept(snapshot.interactions(job.organisation()));
          return written(job, ask, question, snapshot, watching);
        });
  }

  private ObjectNode written(
      Job job, ExtractAsk ask, Question question, Snapshot snapshot, Watching watching)
      throws IOException {
    // Once to know what is heeded of consent, which the manifest names.
    Passage.Met met =
        desk.passage(snapshot, job.organisation(), watching)
            .<Passage.Part>go(() -> recorded -> {}, part -> {});
    Persons persons = clients.persons(job.organisation(), snapshot.position());
    long heeded =
        Math.max(met.consentSequence(), clients.last(job.organisation(), snapshot.position()));
    Path attempt = files.attempt(job.id());
    Extracted extracted =
        ExtractWriter.write(
            new ExtractRequest(
                job.organisation(),
                ask.format(),
                ask.request().cohort().toJson(),
                ask.request().model(),
                ask.request().asAt(),
                ask.request().asKnown(),
                job.position(),
                heeded,
                ask.sequences()),
            new Source(question, snapshot, persons, watching),
            keys.of("extract", job.organisation(), job.request()),
            attempt,
            (pass, journeys, interactions) -> {},
            watching::cancelled);
    if (watching.cancelled()) {
      files.drop(attempt);
      throw new CancellationException("the extract was cancelled");
    }
    files.publish(attempt, job.id());
    return result(extracted, heeded, met.lacking());
  }

  private static ObjectNode result(Extracted extracted, long heeded, long lacking) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("journeys", extracted.journeys());
    json.put("interactions", extracted.interactions());
    json.put("consentSequence", heeded);
    json.put("lacking", lacking);
    ArrayNode list = json.putArray("files");
    for (ExtractFile file : extracted.files()) {
      list.addObject()
          .put("name", file.name())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return json;
  }

  /** The journeys of an extract, from the archive: each time the same. */
  private final class Source implements ExtractSource {
    private final JourneyReader reader;
    private final Snapshot snapshot;
    private final Persons persons;
    private final Watching watching;

    Source(Question question, Snapshot snapshot, Persons persons, Watching watching) {
      this.reader = desk.reader(question);
      this.snapshot = snapshot;
      this.persons = persons;
      this.watching = watching;
    }

    @Override
    public StageModel model() {
      return reader.question().parameters().model();
    }

    @Override
    public String person(String clientId) {
      return persons.personOf(clientId);
    }

    @Override
    public void forEach(Visitor visitor) {
      desk.passage(snapshot, reader.question().organisation(), watching)
          .go(
              () -> new PartReadings(reader),
              part -> {
                for (JourneyReading reading : part.all()) {
                  visitor.visit(reading);
                }
              });
    }
  }
}
