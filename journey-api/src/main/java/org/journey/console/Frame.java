package org.journey.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param who looks; null if nobody is signed in
 * @param menu the parts they may open
 * @param path of the page, by which the menu tells where one is
 * @param assets where its styles and scripts are
 */
public record Frame(@Nullable SignedIn who, List<Section> menu, String path, Assets assets) {

  /** Whether the page belongs to a part of the menu. */
  public boolean isIn(Section section) {
    return path.equals(section.address()) || path.startsWith(section.address() + "/");
  }
}
