package org.journey.service;

import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;

/** {@code referrals}. */
final class Referrals implements Figure {

  private final int referrals;
  private final CodeParts bySource;
  private final CodeParts byReason;

  Referrals(Parts parts) {
    referrals =
        parts.figure(
            "referrals",
            Form.COUNT,
            "Referrals received in the period; each reason of a referral is counted, so reasons"
                + " can exceed the total.");
    bySource = CodeParts.counts(parts, referrals, "bySource", Codes.SOURCES);
    byReason = CodeParts.counts(parts, referrals, "byReason", Codes.REASONS);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    long sequence = journey.sequence(journey.referral);
    to.add(referrals, sequence);
    to.add(bySource.of(journey.facts.referral().source()), sequence);
    for (int i = 0; i < journey.facts.referral().reasons(); i++) {
      to.add(byReason.of(journey.facts.referral().reason(i)), sequence);
    }
  }
}
