package org.journey.console.reference;

import org.journey.console.ConsolePages;
import org.journey.console.ConsoleSettings;
import org.journey.console.OpenToAll;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the console is used, how far everybody can use it, and whom to tell where it cannot be. */
@ConsolePages
class HelpPages {

  private final String contact;

  HelpPages(ConsoleSettings settings) {
    this.contact = settings.contact().strip();
  }

  @GetMapping("/console/help")
  @OpenToAll(evenSignedOut = true)
  String help(Model model) {
    model.addAttribute("contact", contact);
    return "console/reference/help";
  }

  @GetMapping("/console/accessibility")
  @OpenToAll(evenSignedOut = true)
  String accessibility(Model model) {
    model.addAttribute("contact", contact);
    return "console/reference/accessibility";
  }
}
