package org.journey.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Telling.Tense;
import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.journey.stage.Piece;
import org.journey.stage.StageEvidence;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyState;
import org.jspecify.annotations.Nullable;

/** Figures of stage progress. */
final class StageFigures {

  private static final String PROGRESS = "/stageProgress";

  private final Ledger ledger;
  private final StageEvidence evidence;
  private final Needs needs;
  private final List<@Nullable Piece> entering;

  private StageFigures(Ledger ledger) {
    this.ledger = ledger;
    this.evidence = ledger.reading().evidence();
    this.needs = ledger.needs();
    this.entering = StageProgresses.entering(evidence);
  }

  static void add(Ledger ledger, JourneyState state) {
    StageFigures figures = new StageFigures(ledger);
    figures.progress(state);
    figures.stages();
    figures.barriers(state);
  }

  private void progress(JourneyState state) {
    BitSet entrances = needs.of(entering.stream().filter(Objects::nonNull).toList());
    ledger.note(
        PROGRESS, List.of("reached", "highest", "skipped", "inOrder", "inversions"), entrances);
    // Who hopes for one stage may hope for an entered one too, so entrances belong to it.
    BitSet hopes = (BitSet) entrances.clone();
    for (int i = 0; i < evidence.entries().size(); i++) {
      if (hopesForOneOf(i, state.stageProgress().hopedFor())) {
        needs.addTelling(i, hopes);
      }
    }
    ledger.note(PROGRESS + "/hopedFor", needs.close(hopes));
  }

  private boolean hopesForOneOf(int place, List<Integer> stages) {
    StageModel model = evidence.model();
    return StageProgresses.told(evidence, place).stream()
        .filter(finding -> finding.tense() == Tense.ASPIRED)
        .mapToInt(finding -> model.subThemeNumber(finding.subTheme()))
        .filter(number -> number >= 0)
        .anyMatch(number -> stages.contains(model.stages().get(model.stageOf(number)).number()));
  }

  private void stages() {
    StageModel model = evidence.model();
    for (int i = 0; i < model.stages().size(); i++) {
      String pointer = PROGRESS + "/stages/" + i;
      Piece by = entering.get(i);
      BitSet places = by == null ? new BitSet() : needs.of(by);
      String rule = by == null ? null : by.rule().name();
      for (String member : List.of("entered", "enteredAt", "enteredBy", "rule")) {
        ledger.note(pointer + "/" + member, places, rule);
      }
      int stage = i;
      List<Piece> pieces =
          evidence.pieces().stream()
              .filter(piece -> model.stageOf(piece.subTheme()) == stage)
              .toList();
      ledger.note(pointer + "/evidenceCount", needs.of(pieces));
      subThemes(pointer + "/subThemes", model.stages().get(i), pieces);
    }
  }

  private void subThemes(String pointer, Stage stage, List<Piece> ofStage) {
    List<List<Piece>> bySubTheme = new ArrayList<>();
    for (String key : stage.subThemes()) {
      int number = evidence.model().subThemeNumber(key);
      List<Piece> own = ofStage.stream().filter(piece -> piece.subTheme() == number).toList();
      if (!own.isEmpty()) {
        bySubTheme.add(own);
      }
    }
    if (bySubTheme.size() > Ledger.LONGEST_LIST) {
      ledger.note(pointer, needs.of(ofStage));
      return;
    }
    List<Piece> firsts = new ArrayList<>();
    for (int i = 0; i < bySubTheme.size(); i++) {
      Piece first = first(bySubTheme.get(i));
      List<Piece> before = List.copyOf(firsts);
      firsts.add(first);
      String under = pointer + "/" + i;
      ledger.note(under + "/key", needs.of(firsts), first.rule().name());
      ledger.note(under + "/firstAt", needs.of(firsts), first.rule().name());
      List<Piece> counted = new ArrayList<>(before);
      counted.addAll(bySubTheme.get(i));
      ledger.note(under + "/count", needs.of(counted));
    }
  }

  private static Piece first(List<Piece> pieces) {
    Piece first = pieces.getFirst();
    for (Piece piece : pieces) {
      first = Comparator.comparing(Piece::date).compare(piece, first) < 0 ? piece : first;
    }
    return first;
  }

  private void barriers(JourneyState state) {
    List<String> standing =
        state.stageProgress().barriers().stream().map(barrier -> barrier.barrierId()).toList();
    List<BitSet> own = new ArrayList<>();
    for (int i = 0; i < evidence.entries().size(); i++) {
      if (evidence.entries().get(i).data() instanceof BarrierIdentified barrier
          && standing.contains(barrier.barrierId())) {
        own.add(Ledger.places(i));
      }
    }
    ListFigures.note(
        ledger, PROGRESS + "/barriers", List.of("barrierId", "kind", "stage", "since"), own);
  }
}
