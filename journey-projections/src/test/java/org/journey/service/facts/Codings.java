package org.journey.service.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.journey.given.Told;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.timeline.Recorded;

/** Journeys made of little but reflections and codings of them, by two coders, in any order. */
final class Codings {

  private static final Instant OPENED = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> SUB_THEMES =
      List.of("personal-assets", "self-and-others", "future-goals", "purposeful-activity");

  private Codings() {}

  static List<Recorded> journey(Random random, int interactions) {
    List<Recorded> recorded = new ArrayList<>();
    add(recorded, OPENED, Told.referral());
    List<Identity> targets = new ArrayList<>();
    while (recorded.size() < interactions) {
      Instant time = OPENED.plus(Duration.ofDays(random.nextInt(1, 60)));
      if (targets.isEmpty() || random.nextInt(4) == 0) {
        add(recorded, time, Told.reflection(findings(random)));
        targets.add(recorded.getLast().identity());
      } else if (random.nextInt(6) == 0) {
        add(recorded, time, Told.session("cafe"));
      } else {
        Identity target = targets.get(random.nextInt(targets.size()));
        String coder = "c" + random.nextInt(1, 3);
        add(
            recorded,
            time,
            new ReflectionCoded(target, coder, null, List.of(findings(random)), null));
      }
    }
    return recorded;
  }

  private static Finding[] findings(Random random) {
    Finding[] findings = new Finding[random.nextInt(2)];
    for (int i = 0; i < findings.length; i++) {
      String subTheme = SUB_THEMES.get(random.nextInt(SUB_THEMES.size()));
      findings[i] =
          random.nextBoolean()
              ? Told.experienced(subTheme)
              : Told.experienced(subTheme, "2025-0" + random.nextInt(1, 10));
    }
    return findings;
  }

  private static void add(List<Recorded> to, Instant time, Interaction data) {
    int sequence = to.size() + 1;
    to.add(
        new Recorded(
            sequence,
            sequence - 1,
            OPENED.plus(Duration.ofDays(100)),
            "soar",
            "j-1",
            new Identity("/apps/cafe", "e-" + sequence),
            "w1",
            InteractionType.of(data),
            time,
            data));
  }
}
