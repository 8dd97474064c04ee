package org.journey.readmodel;

import java.util.Arrays;
import java.util.List;
import org.journey.engine.Column;
import org.journey.engine.Column.Type;
import org.journey.engine.Projection;
import org.journey.interaction.InteractionType;
import org.journey.model.StageModels;
import org.journey.service.facts.JourneyFacts;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The projection behind service metrics: of each journey its facts under the default model, for
 * every period at once.
 */
public final class ServiceFacts implements Projection {

  /** Made once, given to all. */
  public ServiceFacts() {}

  @Override
  public String name() {
    return "services";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String table() {
    return "service_facts";
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column("first_sequence", Type.NUMBER), new Column("facts", Type.BYTES));
  }

  @Override
  public List<@Nullable Object> fold(List<Recorded> inSequenceOrder) {
    Recorded first = inSequenceOrder.getFirst();
    if (first.type() != InteractionType.REFERRAL_RECEIVED) {
      throw new IllegalStateException("a journey begins with its referral");
    }
    return Arrays.asList(
        first.sequence(), JourneyFacts.of(inSequenceOrder, StageModels.defaultModel()).encode());
  }
}
