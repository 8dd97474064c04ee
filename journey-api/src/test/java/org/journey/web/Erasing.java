package org.journey.web;

import java.nio.charset.StandardCharsets;
import org.journey.security.Role;

/** What managers ask about erasure, for tests. */
public final class Erasing {

  public static final String ALL = "/api/v1/erasures";
  public static final String REASON = "{\"reason\":\"asked to be forgotten\"}";

  private Erasing() {}

  /** The manager who asks; others approve. */
  public static Caller asking(RunningPlatform platform, String organisation) {
    return platform.caller("asks-1", organisation, Role.MANAGER);
  }

  /** The manager who approves what the other asks. */
  public static Caller approving(RunningPlatform platform, String organisation) {
    return platform.caller("approves-1", organisation, Role.MANAGER);
  }

  public static Answer tell(Caller caller, String path, String reason) {
    return caller.post(path, "application/json", reason.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer askErasure(Caller caller, String client) {
    return tell(caller, "/api/v1/clients/" + client + "/erasure", REASON);
  }

  public static Answer askRedaction(Caller caller, long sequence) {
    return tell(caller, "/api/v1/interactions/" + sequence + "/redaction", REASON);
  }

  public static Answer hold(Caller caller, String client) {
    return tell(caller, "/api/v1/clients/" + client + "/hold", "{\"reason\":\"a complaint\"}");
  }

  /** The address of a request. */
  public static String address(Answer asked) {
    return ALL + "/" + asked.is(202).json().required("id").stringValue();
  }

  /** The address of a new request about a client of their own. */
  public static String asked(RunningPlatform platform, String organisation) {
    return address(askErasure(asking(platform, organisation), client(platform, organisation)));
  }

  /** A new client, of whom a referral is recorded. */
  public static String client(RunningPlatform platform, String organisation) {
    String journey = Events.fresh("j");
    asking(platform, organisation).post(Events.referral(journey)).is(201);
    return "c-" + journey;
  }

  /** A new client for whom a hold stands. */
  public static String held(RunningPlatform platform, String organisation) {
    String client = client(platform, organisation);
    hold(asking(platform, organisation), client).is(201);
    return client;
  }

  /** The address of a request that was approved. */
  public static String done(RunningPlatform platform, String organisation) {
    String address = asked(platform, organisation);
    approving(platform, organisation).post(address + "/approval").is(200);
    return address;
  }

  /** Erases a client for good. */
  public static Answer erase(RunningPlatform platform, String organisation, String client) {
    String address = address(askErasure(asking(platform, organisation), client));
    return approving(platform, organisation).post(address + "/approval").is(200);
  }

  /** Redacts an interaction for good. */
  public static Answer redact(RunningPlatform platform, String organisation, long sequence) {
    String address = address(askRedaction(asking(platform, organisation), sequence));
    return approving(platform, organisation).post(address + "/approval").is(200);
  }
}
