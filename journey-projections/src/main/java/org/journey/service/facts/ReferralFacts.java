package org.journey.service.facts;

import org.journey.bytes.Input;

/** What the referral of a journey tells: filled anew for each. */
public final class ReferralFacts {

  private int client;
  private int source;
  private int[] reasons = new int[0];
  private int birthYear;
  private int gender;
  private int ethnicity;
  private int decile;

  ReferralFacts() {}

  void read(Input in) {
    client = in.count();
    source = in.count();
    int told = in.count();
    if (reasons.length != told) {
      reasons = new int[told];
    }
    for (int i = 0; i < told; i++) {
      reasons[i] = in.count();
    }
    birthYear = in.count();
    gender = in.count();
    ethnicity = in.count();
    decile = in.count();
  }

  /** The client, by the number of the name. */
  int client() {
    return client;
  }

  /** Who referred, by {@link Codes#SOURCES}. */
  public int source() {
    return source;
  }

  /** How many reasons there were. */
  public int reasons() {
    return reasons.length;
  }

  /** One of the reasons, by {@link Codes#REASONS}. */
  public int reason(int i) {
    return reasons[i];
  }

  /** The client's year of birth; 0 if it was not told. */
  public int birthYear() {
    return birthYear;
  }

  /** By {@link Codes#GENDERS}; 0 if it was not told. */
  public int gender() {
    return gender;
  }

  /** By {@link Codes#ETHNICITIES}; 0 if it was not told. */
  public int ethnicity() {
    return ethnicity;
  }

  /** Decile of deprivation, 1 the most deprived; 0 if it was not told. */
  public int decile() {
    return decile;
  }
}
