package org.journey.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.journey.access.AccessReads;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.Kept;
import org.journey.checkpoint.TreeLog;
import org.journey.checkpoint.Trees;
import org.journey.log.InteractionLog;
import org.journey.log.OfRequests;
import org.journey.log.Stored;
import org.journey.proof.ConsistencyProof;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** {@code GET /log/proofs/inclusion} and {@code /log/proofs/consistency}. */
@RestController
class ProofCalls {

  private static final String SEQUENCE = "sequence";
  private static final String SIZE = "treeSize";
  private static final String FROM = "from";
  private static final String TO = "to";

  private final AuditedLogs logs;
  private final InteractionLog log;
  private final AccessReads accesses;

  ProofCalls(AuditedLogs logs, @OfRequests InteractionLog log, AccessReads accesses) {
    this.logs = logs;
    this.log = log;
    this.accesses = accesses;
  }

  @GetMapping("/api/v1/log/proofs/inclusion")
  ResponseEntity<byte[]> inclusion(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, AuditedLogs.PARAMETER, SEQUENCE, SIZE);
    Checkpoints checkpoints = logs.asked(parameters);
    long sequence = parameters.whole(SEQUENCE, 1, Long.MAX_VALUE, 0);
    if (sequence == 0) {
      throw Parameters.refused(SEQUENCE, "is missing: say which interaction, or which entry");
    }
    long asked = parameters.whole(SIZE, 1, Long.MAX_VALUE, 0);
    if (organisation(checkpoints.trees().log(), sequence).filter(actor::mayActFor).isEmpty()) {
      throw Refusal.notFound();
    }
    Kept last = checkpoints.covering(sequence);
    long size = asked == 0 ? last.checkpoint().size() : asked;
    if (size < sequence || size > last.checkpoint().size()) {
      throw Parameters.refused(
          SIZE,
          "must be from the sequence to " + last.checkpoint().size() + ", the last checkpoint's");
    }
    Trees trees = checkpoints.trees();
    InclusionProof proof = trees.inclusion(sequence - 1, size);
    Hash leaf = trees.leaf(sequence - 1);
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("leafIndex", proof.index());
          json.writeNumberProperty("treeSize", proof.size());
          json.writeStringProperty("leafHash", leaf.base64());
          hashes(json, proof.hashes());
          Answers.text(json, "checkpoint", asked == 0 ? last.note() : null);
          json.writeEndObject();
        });
  }

  @GetMapping("/api/v1/log/proofs/consistency")
  ResponseEntity<byte[]> consistency(HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, AuditedLogs.PARAMETER, FROM, TO);
    Checkpoints checkpoints = logs.asked(parameters);
    if (!parameters.has(FROM)) {
      throw Parameters.refused(FROM, "is missing: the size of the smaller tree");
    }
    long from = parameters.whole(FROM, 0, Long.MAX_VALUE, 0);
    long asked = parameters.whole(TO, 0, Long.MAX_VALUE, -1);
    Kept last = checkpoints.latest();
    long to = asked < 0 ? last.checkpoint().size() : asked;
    if (to > last.checkpoint().size()) {
      throw Parameters.refused(
          TO, "must be at most " + last.checkpoint().size() + ", the last checkpoint's");
    }
    if (from > to) {
      throw Parameters.refused(FROM, "must not be more than the size of the larger tree");
    }
    ConsistencyProof proof = checkpoints.trees().consistency(from, to);
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("from", proof.from());
          json.writeNumberProperty("to", proof.to());
          hashes(json, proof.hashes());
          Answers.text(json, "checkpoint", asked < 0 ? last.note() : null);
          json.writeEndObject();
        });
  }

  private Optional<String> organisation(TreeLog which, long sequence) {
    return switch (which) {
      case INTERACTIONS -> log.at(sequence).map(Stored::organisation);
      case ACCESS -> accesses.organisation(sequence);
    };
  }

  private static void hashes(JsonGenerator json, List<Hash> hashes) {
    json.writeArrayPropertyStart("hashes");
    for (Hash hash : hashes) {
      json.writeString(hash.base64());
    }
    json.writeEndArray();
  }
}
