package org.journey.audit;

import org.journey.proof.SignedNote;
import org.journey.proof.bundle.BundleHead;

/** The page of a bundle of the whole log: what is in it, and how it is verified. */
final class LogPage {

  private LogPage() {}

  static String of(BundleHead.OfLog head, SignedNote checkpoint) {
    return new Page("The log " + head.origin())
        .raw("<dl>\n")
        .fact("Interactions in full", "those of the organisation " + head.organisation())
        .fact("Interactions in the log", Long.toString(head.treeSize()))
        .fact("Made", head.made())
        .raw("</dl>\n")
        .paragraph(
            "The file log.txt has a line for each interaction of the log, in its order: the hash of"
                + " it, and behind a blank the interaction itself, if it is the organisation's."
                + " What is personal in it is sealed. So no interaction of the log is lacking; that"
                + " one of the organisation's stands by its hash alone shows by the versions of its"
                + " journey if another one of it follows. A line that begins with = proves the 256"
                + " before it.")
        .end(checkpoint);
  }
}
