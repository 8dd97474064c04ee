package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.journey.access.BreakGlass;
import org.journey.interaction.InteractionType;
import org.journey.log.Stored;
import org.journey.security.Actor;
import org.springframework.stereotype.Component;

/** What a reader sees of one journey: somewhat more once they broke the glass for it. */
@Component
class Sights {

  private final BreakGlass glass;

  Sights(BreakGlass glass) {
    this.glass = glass;
  }

  /**
   * The sight of who asks.
   *
   * @param rows what is to be told of the journey
   */
  Sight of(
      Actor actor,
      HttpServletRequest request,
      String organisation,
      String journey,
      List<Stored> rows) {
    Sight sight = Sight.of(actor);
    if (!sight.lacksConcerns()) {
      return sight;
    }
    boolean withheld =
        rows.stream()
            .map(Stored::type)
            .anyMatch(type -> type == InteractionType.CONCERN_RAISED || type.amends());
    return glass.isBroken(request, organisation, journey, withheld)
        ? sight.withGlassBroken()
        : sight;
  }
}
