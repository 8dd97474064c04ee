package org.journey.console.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.interaction.InteractionType;
import org.journey.model.Codebook;
import org.journey.security.Call;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The data dictionary: every type of interaction, made of the schemas that are served. */
@ConsolePages
class DictionaryPages {

  private final Api api;

  DictionaryPages(Api api) {
    this.api = api;
  }

  /**
   * Finer labels of a sub-theme.
   *
   * @param subTheme its key
   * @param codes the labels
   */
  public record Labels(String subTheme, List<String> codes) {}

  @GetMapping("/console/reference/dictionary")
  @Needs(Call.MODELS)
  String dictionary(Model model) {
    List<InteractionType> types = Arrays.asList(InteractionType.values());
    List<ApiAnswer> schemas = api.open(types.stream().map(DictionaryEntry::path).toList());
    List<DictionaryEntry> entries = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      entries.add(DictionaryEntry.of(types.get(i), schemas.get(i).json()));
    }
    Codebook book = Codebook.builtIn();
    model.addAttribute("entries", entries);
    model.addAttribute("envelope", DictionaryEntry.envelope(schemas.getFirst().json()));
    model.addAttribute("codebook", book.id() + "@" + book.version());
    model.addAttribute(
        "labels",
        book.codes().entrySet().stream()
            .map(each -> new Labels(each.getKey(), each.getValue()))
            .toList());
    return "console/reference/dictionary";
  }
}
