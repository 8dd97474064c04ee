package org.journey.console;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
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

  /** A page of this address may be there, to be opened: a form is not sent to it. */
  @RequestMapping(
      path = "/console/**",
      method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
  @OpenToAll(evenSignedOut = true)
  @ResponseStatus(HttpStatus.METHOD_NOT_ALLOWED)
  String otherMethod(HttpServletResponse response, Model model) {
    response.setHeader("Allow", "GET, HEAD");
    model.addAttribute("title", "Nothing can be sent to this address");
    model.addAttribute("detail", "Nothing was stored. Go back, and open the page anew.");
    model.addAttribute("type", "");
    return "console/problem";
  }

  @GetMapping("/console/**")
  @OpenToAll(evenSignedOut = true)
  String nothing() {
    throw new NoSuchPage();
  }
}
