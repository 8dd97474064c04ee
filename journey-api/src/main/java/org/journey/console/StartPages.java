package org.journey.console;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

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
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String nothing(Model model) {
    model.addAttribute("title", "There is no such page");
    model.addAttribute("detail", "The address may be misspelt, or the page of another release.");
    model.addAttribute("type", "");
    return "console/problem";
  }
}
