package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.console.audit.EveryAuditPageTest;
import org.journey.console.capture.EveryCapturePageTest;
import org.journey.console.caseload.EveryCaseloadPageTest;
import org.journey.console.journey.EveryJourneyPageTest;
import org.journey.console.operations.EveryOperationsPageTest;
import org.journey.console.reference.EveryReferencePageTest;
import org.journey.console.research.EveryResearchPageTest;
import org.journey.console.service.EveryServicePageTest;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No page of the console is left out of what {@link EveryPage} looks at. */
class PageTableTest {

  @Test
  void each_page_that_is_served_is_in_the_table_and_the_table_has_no_other() {
    Set<String> pages = new TreeSet<>(served());
    pages.removeAll(PageTable.NO_PAGES);
    assertThat(PageTable.PAGES.stream().map(ConsolePage::mapping))
        .containsExactlyInAnyOrderElementsOf(pages);
  }

  @Test
  void each_is_looked_at_by_the_test_of_its_part() {
    assertThat(
            Stream.of(
                    new CommonPagesTest(),
                    new EveryAuditPageTest(),
                    new EveryCapturePageTest(),
                    new EveryCaseloadPageTest(),
                    new EveryJourneyPageTest(),
                    new EveryOperationsPageTest(),
                    new EveryReferencePageTest(),
                    new EveryResearchPageTest(),
                    new EveryServicePageTest())
                .flatMap(part -> part.pages().stream()))
        .containsExactlyInAnyOrderElementsOf(PageTable.PAGES);
  }

  @Test
  void what_is_no_page_is_served_too() {
    assertThat(served()).containsAll(PageTable.NO_PAGES);
  }

  @Test
  void each_has_a_name_of_its_own_and_somebody_to_look_at_it() {
    assertThat(PageTable.PAGES.stream().map(ConsolePage::name))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    assertThat(PageTable.PAGES).allSatisfy(page -> assertThat(page.roles()).isNotEmpty());
  }

  private static Set<String> served() {
    Map<RequestMappingInfo, HandlerMethod> handlers =
        RunningPlatform.get()
            .application()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods();
    return handlers.entrySet().stream()
        .filter(entry -> ofTheConsole(entry.getValue()))
        .filter(entry -> reads(entry.getKey().getMethodsCondition().getMethods()))
        .flatMap(entry -> paths(entry.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean ofTheConsole(HandlerMethod handler) {
    String name = handler.getBeanType().getPackageName();
    return name.equals("org.journey.console") || name.startsWith("org.journey.console.");
  }

  private static boolean reads(Set<RequestMethod> methods) {
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }

  private static Stream<String> paths(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream();
  }
}
