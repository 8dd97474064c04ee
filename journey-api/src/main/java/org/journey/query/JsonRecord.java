package org.journey.query;

import java.io.OutputStream;
import java.util.List;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person's record for programs. */
final class JsonRecord implements RecordForm {

  /** What was written before something went wrong must not look whole. */
  private static final JsonMapper JSON =
      Json.mapper()
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT, StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator json;

  JsonRecord(OutputStream out) {
    json = JSON.createGenerator(out);
  }

  @Override
  public void begin(ClientRecord record) {
    json.writeStartObject();
    json.writeStringProperty("clientId", record.clientId());
    json.writeStringProperty("organisation", record.organisation());
    json.writeStringProperty("at", Rfc3339.format(record.at()));
    json.writeArrayPropertyStart("ids");
    record.ids().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("kept");
    for (ClientRecord.Kept kept : ClientRecord.KEPT) {
      json.writeStartObject();
      json.writeStringProperty("what", kept.what());
      json.writeStringProperty("where", kept.where());
      json.writeStringProperty("howLong", kept.howLong());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void ofClient(List<ObjectNode> interactions) {
    json.writeArrayPropertyStart("interactions");
    interactions.forEach(json::writePOJO);
    json.writeEndArray();
  }

  @Override
  public void requests(List<ObjectNode> erasures, List<ObjectNode> holds) {
    json.writeArrayPropertyStart("erasures");
    erasures.forEach(json::writePOJO);
    json.writeEndArray();
    json.writeArrayPropertyStart("holds");
    holds.forEach(json::writePOJO);
    json.writeEndArray();
    json.writeArrayPropertyStart("journeys");
  }

  @Override
  public void beginJourney(String journeyId, @Nullable ObjectNode state) {
    json.writeStartObject();
    json.writeStringProperty("journeyId", journeyId);
    json.writeName("state");
    json.writePOJO(state);
    json.writeArrayPropertyStart("interactions");
  }

  @Override
  public void interactions(List<ObjectNode> some) {
    some.forEach(json::writePOJO);
  }

  @Override
  public void endJourney() {
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void beginAccess() {
    json.writeEndArray();
    json.writeArrayPropertyStart("access");
  }

  @Override
  public void access(List<ObjectNode> some) {
    some.forEach(json::writePOJO);
  }

  @Override
  public void end() {
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }

  @Override
  public void close() {
    json.close();
  }
}
