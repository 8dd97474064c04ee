package org.journey.derived;

import java.time.Instant;
import org.journey.model.StageModel;
import org.journey.service.Period;

/**
 * A question about a service, with what was known settled: the same question has the same answer
 * for ever.
 *
 * @param organisation whose service
 * @param period over which
 * @param model by which stages are told
 * @param asKnown what had been recorded by then
 * @param sequence the last position of the log that was
 */
public record ServiceQuestion(
    String organisation, Period period, StageModel model, Instant asKnown, long sequence) {}
