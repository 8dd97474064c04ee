package org.journey.stage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.timeline.Timeline.Entry;

/**
 * Which codings of a timeline count: of several of one target by one coder the latest, and none
 * whose target is not in the timeline.
 */
public final class Codings {

  private static final int NONE = -1;

  /** Per entry: the place of the target's entry if it is a coding that counts. */
  private final int[] targets;

  private Codings(int[] targets) {
    this.targets = targets;
  }

  /** Looks through a timeline. */
  public static Codings of(List<Entry> entries) {
    int[] targets = new int[entries.size()];
    Arrays.fill(targets, NONE);
    Map<Identity, Integer> reflections = new HashMap<>();
    for (int i = 0; i < targets.length; i++) {
      if (entries.get(i).type() == InteractionType.REFLECTION_RECORDED) {
        reflections.put(entries.get(i).identity(), i);
      }
    }
    record Reader(Identity target, String coder) {}
    Map<Reader, Integer> latest = new HashMap<>();
    for (int i = 0; i < targets.length; i++) {
      if (entries.get(i).data() instanceof ReflectionCoded coded) {
        Integer target = reflections.get(coded.target());
        if (target != null) {
          targets[i] = target;
          Integer replaced = latest.put(new Reader(coded.target(), coded.coder()), i);
          if (replaced != null) {
            targets[replaced] = NONE;
          }
        }
      }
    }
    return new Codings(targets);
  }

  /** Whether the entry at this place is a coding that counts. */
  public boolean counts(int entry) {
    return targets[entry] != NONE;
  }

  /** The place of its target, for a coding that counts. */
  public int target(int entry) {
    return targets[entry];
  }
}
