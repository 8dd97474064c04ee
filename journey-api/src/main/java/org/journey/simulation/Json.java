package org.journey.simulation;

import java.time.LocalDate;

/** Writes JSON objects into a buffer; texts are ASCII without anything to escape. */
final class Json {

  private final StringBuilder out;
  private boolean first = true;

  Json(StringBuilder out) {
    this.out = out;
  }

  Json begin(String name) {
    name(name);
    return begin();
  }

  Json begin() {
    out.append('{');
    first = true;
    return this;
  }

  Json end() {
    out.append('}');
    first = false;
    return this;
  }

  Json beginList(String name) {
    name(name);
    out.append('[');
    first = true;
    return this;
  }

  Json endList() {
    out.append(']');
    first = false;
    return this;
  }

  Json put(String name, String text) {
    name(name);
    return quoted(text);
  }

  Json put(String name, Enum<?> code) {
    return put(name, code.name());
  }

  Json put(String name, long number) {
    name(name);
    out.append(number);
    return this;
  }

  Json put(String name, boolean value) {
    name(name);
    out.append(value);
    return this;
  }

  /** An instant, seconds since 1970, as RFC 3339 in UTC. */
  Json instant(String name, long seconds) {
    name(name);
    long day = Days.dayOf(seconds);
    int second = (int) (seconds - day * Days.DAY);
    out.append('"');
    date(out, day).append('T');
    two(second / 3600).append(':');
    two(second / 60 % 60).append(':');
    two(second % 60).append("Z\"");
    return this;
  }

  /** An item of a list. */
  Json item(Enum<?> code) {
    comma();
    return quoted(code.name());
  }

  /** An object in a list begins. */
  Json beginItem() {
    comma();
    return begin();
  }

  /** A date as {@code YYYY-MM-DD}. */
  static StringBuilder date(StringBuilder out, long day) {
    return out.append(LocalDate.ofEpochDay(day));
  }

  private StringBuilder two(int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private Json quoted(String text) {
    out.append('"').append(text).append('"');
    return this;
  }

  private void name(String name) {
    comma();
    out.append('"').append(name).append("\":");
  }

  private void comma() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }
}
