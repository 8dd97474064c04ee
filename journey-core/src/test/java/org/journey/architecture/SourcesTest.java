package org.journey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are read from the sources of every module, each shown to catch what it is for. */
class SourcesTest {

  private static final Path ROOT = Path.of(System.getProperty("journey.root", ".."));

  @Test
  void every_package_says_that_nothing_in_it_is_null_unless_it_says_so() throws IOException {
    for (Path sources : sourceRoots()) {
      assertThat(Sources.notNullMarked(sources)).as("%s", sources).isEmpty();
    }
  }

  /** So a new kind of interaction does not compile until every place has thought of it. */
  @Test
  void no_switch_over_interactions_has_a_default() throws IOException {
    for (Path sources : sourceRoots()) {
      if (sources.endsWith(Path.of("main", "java"))) {
        assertThat(Sources.defaultsBesideInteractions(sources)).as("%s", sources).isEmpty();
      }
    }
  }

  @Test
  void a_package_that_says_nothing_or_something_else_is_caught(@TempDir Path root)
      throws IOException {
    write(root, "said/package-info.java", "/** X. */\n@NullMarked\npackage said;\n");
    write(root, "said/A.java", "package said; class A {}");
    write(root, "silent/A.java", "package silent; class A {}");
    write(root, "other/package-info.java", "/** Not @NullMarked. */\npackage other;\n");
    write(root, "empty/text.txt", "");
    assertThat(Sources.notNullMarked(root)).containsExactly(Path.of("other"), Path.of("silent"));
  }

  @Test
  void a_default_is_caught_in_a_switch_over_interactions_and_in_no_other(@TempDir Path root)
      throws IOException {
    for (String caught :
        List.of(
            "int a = switch (x) { case GoalSet _ -> 1; default -> 0; };",
            "int a = switch (x) { case Goals.GoalSet(var g, var d) -> 1; default -> 0; };",
            "int a = switch (x) { case Goals g when g.a() -> 1; case null, default -> 0; };",
            "void a() { switch (entry.data()) { case Mine m -> {} default -> {} } }",
            "int a = switch (1) { default -> switch (x) { case Goals g -> 1; default -> 0; };"
                + " };")) {
      assertThat(defaults(root, caught)).as(caught).containsExactly("A.java:2");
    }
    for (String fine :
        List.of(
            "int a = switch (x) { case GoalSet _ -> 1; case Access _, Goals _ -> 0; };",
            "int a = switch (x) { case IllegalStateException e -> 1; default -> 0; };",
            "int a = switch (x) { case \"GoalSet\" -> 1; default -> 0; };",
            "int a = switch (x) { case GOAL_SET -> 1; default -> 0; };")) {
      assertThat(defaults(root, fine)).as(fine).isEmpty();
    }
  }

  private static List<String> defaults(Path root, String member) throws IOException {
    write(root, "A.java", "class A {\n" + member + "\n}\n");
    return Sources.defaultsBesideInteractions(root);
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<Path> sourceRoots() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> roots =
          modules
              .flatMap(module -> Stream.of("src/main/java", "src/test/java").map(module::resolve))
              .filter(Files::isDirectory)
              .sorted()
              .toList();
      assertThat(roots).hasSize(6);
      return roots;
    }
  }
}
