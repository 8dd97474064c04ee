package org.journey.console;

import org.springframework.web.bind.annotation.GetMapping;

/** Where one begins, and what is said where there is no page. */
@ConsolePages
class StartPages {

  @GetMapping({"/", "/console"})
  @OpenToAll(evenSignedOut = true)
  String root() {
    return "redirect:/console/";
  }

  @GetMapping("/console/")
  @OpenToAll
  String start() {
    return "console/start";
  }

  @GetMapping("/console/**")
  @OpenToAll(evenSignedOut = true)
  String nothing() {
    throw new NoSuchPage();
  }
}
