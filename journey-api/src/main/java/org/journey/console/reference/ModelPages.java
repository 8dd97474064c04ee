package org.journey.console.reference;

import java.nio.charset.StandardCharsets;
import org.journey.console.Api;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Download;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.model.StageModels;
import org.journey.security.Call;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;

/** Stage models, to be read and taken along. Writing one is research. */
@ConsolePages
class ModelPages {

  private static final String ALL = "/console/reference/models";

  private final Api api;
  private final Times times;

  ModelPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping(ALL)
  @Needs(Call.MODELS)
  String models(SignedIn who, Model model) {
    model.addAttribute("rows", ModelRow.of(api.ask(who, Ask.of(Call.MODELS)).json(), times));
    model.addAttribute("standard", StageModels.defaultModel().reference());
    return "console/reference/models";
  }

  @GetMapping(ALL + "/{id}/{version}")
  @Needs(Call.MODEL)
  String model(SignedIn who, @PathVariable String id, @PathVariable String version, Model model) {
    model.addAttribute("shown", ModelView.of(api.ask(who, Ask.of(Call.MODEL, id, version)).json()));
    model.addAttribute("file", ALL + "/" + encoded(id) + "/" + encoded(version) + "/yaml");
    return "console/reference/model";
  }

  private static String encoded(String part) {
    return UriUtils.encodePathSegment(part, StandardCharsets.UTF_8);
  }

  @GetMapping(ALL + "/{id}/{version}/yaml")
  @Needs(Call.MODEL)
  ResponseEntity<byte[]> file(SignedIn who, @PathVariable String id, @PathVariable String version) {
    String text = ModelText.of(api.ask(who, Ask.of(Call.MODEL, id, version)).json());
    return Download.of(
        id + "." + version + ".yaml",
        MediaType.APPLICATION_YAML,
        text.getBytes(StandardCharsets.UTF_8));
  }
}
