package org.journey.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a figure while contributions are added up. */
final class Part {

  final int id;
  final int parent;
  final String name;
  final Kind kind;

  /** The part whose sample this one tells of; itself, if it has its own. */
  final int source;

  /** Of a quantile: which, in hundredths. */
  final int percent;

  /** Whether its parts come as they occur, and are told in the order of their names. */
  final boolean open;

  /** Whether it is told with a whole. */
  final boolean whole;

  final @Nullable String definition;
  final @Nullable String unit;
  final Map<String, Integer> children = new LinkedHashMap<>();

  Part(int id, int parent, String name, Form form, @Nullable String definition) {
    this.id = id;
    this.parent = parent;
    this.name = name;
    this.kind = form.kind();
    this.source = form.source() < 0 ? id : form.source();
    this.percent = form.percent();
    this.open = form.open();
    this.whole = form.whole();
    this.unit = form.unit();
    this.definition = definition;
  }

  Form form(int source) {
    return new Form(kind, source, percent, open, whole, unit);
  }

  /**
   * What a part is.
   *
   * @param source the part whose sample it tells of; negative if it has its own
   */
  record Form(
      Kind kind, int source, int percent, boolean open, boolean whole, @Nullable String unit) {

    static final Form GROUP = new Form(Kind.GROUP, -1, 0, false, false, null);

    /** A group whose parts come as they occur. */
    static final Form OPEN_GROUP = new Form(Kind.OPEN_GROUP, -1, 0, true, false, null);

    /** A group of which some parts are always there, and others come as they occur. */
    static final Form MIXED_GROUP = new Form(Kind.GROUP, -1, 0, true, false, null);

    /** One of the latter. */
    static final Form OCCURRING_GROUP = new Form(Kind.OCCURRING_GROUP, -1, 0, false, false, null);

    /** The same of parts of which each journey has one. */
    static final Form VARIANTS = new Form(Kind.VARIANTS, -1, 0, true, false, null);

    static final Form COUNT = new Form(Kind.COUNT, -1, 0, false, false, null);

    /** A count that is told with the whole that it is a part of. */
    static final Form COUNT_OF = new Form(Kind.COUNT, -1, 0, false, true, null);

    static final Form RATE = new Form(Kind.RATE, -1, 0, false, true, null);
    static final Form SAMPLE = new Form(Kind.SAMPLE, -1, 0, false, false, null);
    static final Form MEAN = new Form(Kind.MEAN, -1, 0, false, false, null);
    static final Form RATIO = new Form(Kind.RATIO, -1, 0, false, true, null);
    static final Form PER_THOUSAND =
        new Form(Kind.PER_THOUSAND, -1, 0, false, true, "per 1,000 interactions");

    /** A median or other quantile, in days, of its own sample or another part's. */
    static Form days(int percent, int source) {
      return new Form(Kind.QUANTILE, source, percent, false, false, "days");
    }

    /** A median or other quantile of counts. */
    static Form quantile(int percent, int source) {
      return new Form(Kind.QUANTILE, source, percent, false, false, null);
    }

    static final Form SURVIVAL = new Form(Kind.SURVIVAL, -1, 50, false, false, "days");

    static Form meanChange(int source) {
      return new Form(Kind.MEAN, source, 0, false, false, "points");
    }

    static Form deviation(int source) {
      return new Form(Kind.DEVIATION, source, 0, false, false, "points");
    }
  }
}
