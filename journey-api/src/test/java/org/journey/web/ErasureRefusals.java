package org.journey.web;

import java.util.List;

/** What can go ill with the calls about erasure: of each kind one answer. */
final class ErasureRefusals {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = DescribedCall.ORGANISATION;
  private static final Caller SOMEBODY = DescribedCall.SOMEBODY;
  private static final String UNKNOWN = "c-no-such";

  private ErasureRefusals() {}

  /** A client who is erased, with an open request to redact their referral. */
  private static final class Gone {
    static final String JOURNEY = Events.fresh("j");
    static final String CLIENT = "c-" + JOURNEY;
    static final long REFERRED = SOMEBODY.post(Events.referral(JOURNEY)).is(201).sequence();
    static final String REDACTION =
        Erasing.address(Erasing.askRedaction(Erasing.asking(PLATFORM, ORGANISATION), REFERRED));

    static {
      Erasing.erase(PLATFORM, ORGANISATION, CLIENT);
    }
  }

  static List<Answer> of(String operation) {
    return switch (operation) {
      case "POST /api/v1/clients/{id}/erasure" ->
          List.of(
              Erasing.askErasure(SOMEBODY, UNKNOWN),
              Erasing.askErasure(SOMEBODY, Erasing.held(PLATFORM, ORGANISATION)),
              Erasing.askErasure(SOMEBODY, Gone.CLIENT));
      case "POST /api/v1/interactions/{sequence}/redaction" -> {
        String journey = Events.fresh("j");
        long referred = SOMEBODY.post(Events.referral(journey)).is(201).sequence();
        Erasing.hold(SOMEBODY, "c-" + journey).is(201);
        yield List.of(
            Erasing.askRedaction(SOMEBODY, 999_999_999),
            Erasing.askRedaction(SOMEBODY, referred),
            Erasing.askRedaction(SOMEBODY, Gone.REFERRED));
      }
      case "POST /api/v1/erasures/{id}/approval" -> {
        String refused = Erasing.asked(PLATFORM, ORGANISATION);
        Erasing.tell(SOMEBODY, refused + "/refusal", Erasing.REASON).is(200);
        yield List.of(
            SOMEBODY.post(refused + "/approval"), SOMEBODY.post(Gone.REDACTION + "/approval"));
      }
      case "POST /api/v1/erasures/{id}/refusal" ->
          List.of(
              Erasing.tell(
                  SOMEBODY,
                  Erasing.ALL + "/00000000-0000-4000-8000-000000000000/refusal",
                  Erasing.REASON),
              Erasing.tell(
                  SOMEBODY, Erasing.done(PLATFORM, ORGANISATION) + "/refusal", Erasing.REASON));
      case "POST /api/v1/clients/{id}/hold" ->
          List.of(Erasing.hold(SOMEBODY, UNKNOWN), Erasing.hold(SOMEBODY, Gone.CLIENT));
      case "GET /api/v1/clients/{id}/hold" ->
          List.of(SOMEBODY.get("/api/v1/clients/" + UNKNOWN + "/hold"));
      case "POST /api/v1/clients/{id}/key-rotation" ->
          List.of(SOMEBODY.post("/api/v1/clients/" + Gone.CLIENT + "/key-rotation"));
      default -> List.of();
    };
  }
}
