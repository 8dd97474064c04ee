package org.journey.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.journey.engagement.StudyCategory;
import org.journey.interaction.InteractionType;
import org.journey.model.StageModel;

/** What the activities of a process map are. */
public enum Activities {
  /** Each interaction, by its type. */
  TYPE {
    @Override
    List<String> unordered(StageModel model) {
      return Arrays.stream(InteractionType.values()).map(InteractionType::shortName).toList();
    }

    @Override
    void read(Member member, Steps into) {
      Trace trace = trace(member);
      for (int i = 0; i < trace.size(); i++) {
        into.add(trace.types[i], trace.times[i]);
      }
    }
  },
  /** Each first entry of a stage, by its number. */
  STAGE {
    @Override
    List<String> unordered(StageModel model) {
      return model.stages().stream().map(stage -> String.valueOf(stage.number())).toList();
    }

    @Override
    void read(Member member, Steps into) {
      int[] order = new int[member.enteredAt.length];
      int entered = member.entries(order);
      for (int i = 0; i < entered; i++) {
        into.add(order[i], member.enteredAt[order[i]]);
      }
    }
  },
  /** Each interaction that shows the client in one of the study's categories. */
  CATEGORY {
    @Override
    List<String> unordered(StageModel model) {
      return Arrays.stream(StudyCategory.values()).map(StudyCategory::name).toList();
    }

    @Override
    void read(Member member, Steps into) {
      Trace trace = trace(member);
      for (int i = 0; i < trace.size(); i++) {
        if (trace.categories[i] >= 0) {
          into.add(trace.categories[i], trace.times[i]);
        }
      }
    }
  };

  /** What a member must have been made with. */
  public boolean needsTrace() {
    return this != STAGE;
  }

  private static Trace trace(Member member) {
    Trace trace = member.trace;
    if (trace == null) {
      throw new IllegalArgumentException("the member was made without its interactions");
    }
    return trace;
  }

  /** All names, by the number under which members have them. */
  abstract List<String> unordered(StageModel model);

  /** Tells the activities of a member in order. */
  abstract void read(Member member, Steps into);

  /** Takes activities, by number, and their times. */
  interface Steps {

    /** The next one. */
    void add(int activity, long time);
  }

  /** The numbers in the order of the names. */
  static int[] byName(List<String> names) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
    order.sort(Comparator.comparing(names::get));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
