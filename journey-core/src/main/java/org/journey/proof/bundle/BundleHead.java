package org.journey.proof.bundle;

/** What a bundle is of: the file {@code bundle.json}. */
public sealed interface BundleHead {

  /** The form of bundles that is written here. */
  String FORMAT = "journey-bundle/1";

  /** What can be bundled. */
  enum Kind {
    /** One journey. */
    JOURNEY,
    /** The whole log, with the interactions of one organisation in full. */
    ALL
  }

  /** Which of the two it is. */
  Kind kind();

  /** Whose interactions are in it. */
  String organisation();

  /** The log's origin, as its checkpoints have it. */
  String origin();

  /** Leaves of the tree that the proofs are of. */
  long treeSize();

  /** When it was made: RFC 3339. */
  String made();

  /**
   * Of a journey.
   *
   * @param organisation whose journey it is
   * @param journeyId its id
   * @param origin of the log
   * @param treeSize leaves of the tree
   * @param interactions how many it has: 1 or more
   * @param lastSequence of the last of them
   * @param asAt what had happened by then: the axis of the state, RFC 3339
   * @param asKnown what had been recorded by then: the axis of the state, RFC 3339
   * @param model under which the state was read, {@code id@version}
   * @param made when, RFC 3339
   */
  record OfJourney(
      String organisation,
      String journeyId,
      String origin,
      long treeSize,
      long interactions,
      long lastSequence,
      String asAt,
      String asKnown,
      String model,
      String made)
      implements BundleHead {

    @Override
    public Kind kind() {
      return Kind.JOURNEY;
    }

    @Override
    public String json() {
      return "{\"format\":\""
          + FORMAT
          + "\",\"kind\":\"JOURNEY\",\"organisation\":"
          + JsonScan.quoted(organisation)
          + ",\"journeyId\":"
          + JsonScan.quoted(journeyId)
          + ",\"origin\":"
          + JsonScan.quoted(origin)
          + ",\"treeSize\":"
          + treeSize
          + ",\"interactions\":"
          + interactions
          + ",\"lastSequence\":"
          + lastSequence
          + ",\"asAt\":"
          + JsonScan.quoted(asAt)
          + ",\"asKnown\":"
          + JsonScan.quoted(asKnown)
          + ",\"model\":"
          + JsonScan.quoted(model)
          + ",\"made\":"
          + JsonScan.quoted(made)
          + "}\n";
    }
  }

  /**
   * Of the whole log.
   *
   * @param organisation whose interactions are in it in full
   * @param origin of the log
   * @param treeSize leaves of the tree
   * @param made when, RFC 3339
   */
  record OfLog(String organisation, String origin, long treeSize, String made)
      implements BundleHead {

    @Override
    public Kind kind() {
      return Kind.ALL;
    }

    @Override
    public String json() {
      return "{\"format\":\""
          + FORMAT
          + "\",\"kind\":\"ALL\",\"organisation\":"
          + JsonScan.quoted(organisation)
          + ",\"origin\":"
          + JsonScan.quoted(origin)
          + ",\"treeSize\":"
          + treeSize
          + ",\"made\":"
          + JsonScan.quoted(made)
          + "}\n";
    }
  }

  /** The one text of it. */
  String json();
}
