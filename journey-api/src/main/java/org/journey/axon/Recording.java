package org.journey.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.Emitted;
import org.journey.interaction.Identity;
import org.journey.log.Deadline;
import org.journey.log.IdentityDigest;
import org.journey.log.LogUnavailable;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Receipt;
import org.journey.log.SubjectId;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * One chunk on its way to being recorded. Identity comes before every refusal for content or
 * conflict: what an entity accepts is held against the log by its unique index, and of what is
 * refused the receipts are looked up, in one query a round, before the refusal is told.
 */
final class Recording {

  /**
   * Decisions on one proposal at most; each new one is for another node's append in between. Two
   * nodes that write to one journey at once lose about every second race: ten in a row is rare, and
   * they take a fraction of the time a caller waits.
   */
  private static final int ROUNDS = 10;

  /** What recording needs. */
  record Means(
      Commands commands,
      WarmUp warmUp,
      EntityCache cache,
      PostgresInteractionLog log,
      Receipts receipts) {}

  private final Means means;
  private final List<Submission> chunk;
  private final boolean dryRun;
  private final Instant now;
  private final Deadline deadline;
  private final @Nullable Outcome[] outcomes;

  /** What was stored by this very chunk: by which of its messages. */
  private final Map<UUID, Integer> stored = new HashMap<>();

  Recording(Means means, List<Submission> chunk, boolean dryRun, Instant now, Deadline deadline) {
    this.means = means;
    this.chunk = chunk;
    this.dryRun = dryRun;
    this.now = now;
    this.deadline = deadline;
    this.outcomes = new Outcome[chunk.size()];
  }

  /** Records, and tells what became of each. */
  List<Outcome> outcomes() {
    List<Proposal> proposals = new ArrayList<>(chunk.size());
    Map<UUID, String> subjects = new HashMap<>();
    for (int index = 0; index < chunk.size(); index++) {
      Proposal proposal = proposal(index);
      if (proposal == null) {
        continue;
      }
      String elsewhere = subjects.get(proposal.digest());
      if (!proposals.isEmpty() && rests(proposal, proposals.getFirst(), elsewhere)) {
        record(proposals);
        proposals.clear();
        subjects.clear();
      }
      proposals.add(proposal);
      subjects.put(proposal.digest(), proposal.emitted().subject());
    }
    record(proposals);
    tellInvalid();
    return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
  }

  /**
   * Whether it must wait for what is before it. Journeys are recorded side by side, but what is
   * said of a client rests on the referrals before it, and of two interactions of the same identity
   * on different journeys the first is the one that counts.
   */
  private static boolean rests(Proposal proposal, Proposal before, @Nullable String elsewhere) {
    return aboutClient(proposal) != aboutClient(before)
        || (elsewhere != null && !elsewhere.equals(proposal.emitted().subject()));
  }

  private static boolean aboutClient(Proposal proposal) {
    return proposal.emitted().type().aboutClient();
  }

  private @Nullable Proposal proposal(int index) {
    Submission submission = chunk.get(index);
    Emitted emitted = submission.reading().emitted();
    return emitted == null ? null : Proposal.of(index, submission, emitted);
  }

  private void record(List<Proposal> proposals) {
    List<Proposal> open = List.copyOf(proposals);
    for (int round = 0; !open.isEmpty(); round++) {
      if (round == ROUNDS) {
        throw new LogUnavailable("others are recording on the same journey", null);
      }
      open = new Round(open).run();
    }
  }

  /** One decision on each of what is still open. */
  private final class Round {

    private final Map<SubjectId, List<Proposal>> bySubject = new LinkedHashMap<>();

    /** To be decided anew. */
    private final List<Proposal> again = new ArrayList<>();

    /** An identity that an entity or the log says it has. */
    private final List<Proposal> known = new ArrayList<>();

    /** Decided, to be confirmed by the log: by an entity that could be behind it. */
    private final Map<Proposal, Decision> unsure = new LinkedHashMap<>();

    Round(List<Proposal> open) {
      for (Proposal proposal : open) {
        SubjectId subject =
            new SubjectId(
                proposal.organisation(), aboutClient(proposal), proposal.emitted().subject());
        bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(proposal);
      }
    }

    List<Proposal> run() {
      if (chunk.size() > 1) {
        means.warmUp().before(bySubject);
      }
      List<RecordInteractions> commands = new ArrayList<>(bySubject.size());
      bySubject.forEach(
          (subject, proposals) ->
              commands.add(
                  new RecordInteractions(subject, proposals, now, dryRun, false, deadline)));
      List<Commands.Reply> replies = means.commands().sendAll(commands);
      for (int i = 0; i < replies.size(); i++) {
        take(commands.get(i).proposals(), replies.get(i));
      }
      if (!known.isEmpty() || !unsure.isEmpty()) {
        confirm();
      }
      again.sort((one, other) -> Integer.compare(one.index(), other.index()));
      return again;
    }

    private void take(List<Proposal> proposals, Commands.Reply reply) {
      switch (reply) {
        case Commands.Reply.Behind _ -> again.addAll(proposals);
        case Commands.Reply.Known taken -> {
          for (Proposal proposal : proposals) {
            (taken.digests().contains(proposal.digest()) ? known : again).add(proposal);
          }
        }
        case Commands.Reply.Decided decided -> {
          for (int i = 0; i < proposals.size(); i++) {
            take(proposals.get(i), decided.decisions().get(i));
          }
        }
      }
    }

    private void take(Proposal proposal, Decision decision) {
      switch (decision) {
        case Decision.Accepted accepted -> {
          outcomes[proposal.index()] = new Outcome.Accepted(accepted.stored());
          stored.put(proposal.digest(), proposal.index());
        }
        case Decision.Repeated _ -> known.add(proposal);
        case Decision.WouldAccept _, Decision.Refused _ -> unsure.put(proposal, decision);
      }
    }

    private void confirm() {
      Set<UUID> digests = new LinkedHashSet<>();
      Set<SubjectId> subjects = new LinkedHashSet<>();
      known.forEach(proposal -> digests.add(proposal.digest()));
      unsure.keySet().forEach(proposal -> digests.add(proposal.digest()));
      Map<UUID, Receipt> receipts = means.receipts().of(digests);
      unsure.keySet().forEach(proposal -> subjects.add(subject(proposal)));
      Map<SubjectId, Integer> lengths =
          subjects.isEmpty() ? Map.of() : means.log().lengths(subjects);
      known.forEach(proposal -> again(proposal, receipts));
      unsure.forEach((proposal, decision) -> confirm(proposal, decision, receipts, lengths));
    }

    private SubjectId subject(Proposal proposal) {
      return new SubjectId(
          proposal.organisation(), aboutClient(proposal), proposal.emitted().subject());
    }

    private void again(Proposal proposal, Map<UUID, Receipt> receipts) {
      if (!answered(proposal, receipts)) {
        means.cache().evict(subject(proposal).toString());
        again.add(proposal);
      }
    }

    private boolean answered(Proposal proposal, Map<UUID, Receipt> receipts) {
      Receipt receipt = receipts.get(proposal.digest());
      if (receipt == null || isLater(proposal.digest(), proposal.index())) {
        return false;
      }
      outcomes[proposal.index()] =
          means.receipts().answer(receipt, chunk.get(proposal.index()).reading().event());
      return true;
    }

    private void confirm(
        Proposal proposal,
        Decision decision,
        Map<UUID, Receipt> receipts,
        Map<SubjectId, Integer> lengths) {
      if (answered(proposal, receipts)) {
        return;
      }
      SubjectId subject = subject(proposal);
      int length = lengths.getOrDefault(subject, 0);
      switch (decision) {
        case Decision.Refused refused ->
            tell(
                proposal,
                new Outcome.Refused(refused.problem()),
                current(refused.by(), refused.size(), length));
        case Decision.WouldAccept would ->
            tell(proposal, new Outcome.WouldAccept(), current(would.by(), would.size(), length));
        case Decision.Accepted _, Decision.Repeated _ ->
            throw new IllegalStateException("certain already");
      }
    }

    private void tell(Proposal proposal, Outcome outcome, boolean current) {
      if (current) {
        outcomes[proposal.index()] = outcome;
      } else {
        means.cache().evict(subject(proposal).toString());
        again.add(proposal);
      }
    }

    /**
     * Whether a decision rests on all that the log had then: it has no more now, or what it has
     * more was added by the same entity, which shows that nobody else's came between.
     */
    private boolean current(SubjectEntity by, int size, int length) {
      return length <= size || by.hasAdded(length);
    }
  }

  /** Whether a stored identity came with a later message of this chunk: it is no answer to this. */
  private boolean isLater(UUID digest, int index) {
    return stored.getOrDefault(digest, -1) > index;
  }

  /** What cannot be read whole can still be a repeat; only otherwise its errors are told. */
  private void tellInvalid() {
    Map<Integer, UUID> digests = new LinkedHashMap<>();
    for (int index = 0; index < outcomes.length; index++) {
      Submission submission = chunk.get(index);
      Identity identity = submission.reading().identity();
      if (outcomes[index] == null && identity != null) {
        digests.put(index, IdentityDigest.of(submission.organisation(), identity));
      }
    }
    Map<UUID, Receipt> receipts = means.receipts().of(new LinkedHashSet<>(digests.values()));
    for (int index = 0; index < outcomes.length; index++) {
      if (outcomes[index] == null) {
        UUID digest = digests.get(index);
        Receipt receipt = digest == null || isLater(digest, index) ? null : receipts.get(digest);
        var reading = chunk.get(index).reading();
        outcomes[index] =
            receipt == null
                ? new Outcome.Refused(
                    Problem.invalid(ProblemType.INVALID_INTERACTION, reading.errors()))
                : means.receipts().answer(receipt, reading.event());
      }
    }
  }
}
