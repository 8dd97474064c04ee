package org.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The one formatter, google-java-format, held against every Java file of every module and of the
 * examples. A test rather than a plugin: the plugins run it on Maven's own JVM, which may be older
 * than the language it reads. {@code ./mvnw -q -pl journey-core test -Dtest=FormatTest
 * -Dformat.apply=true} rewrites what differs.
 */
class FormatTest {

  private static final Path ROOT = Path.of(System.getProperty("journey.root", ".."));

  @Test
  void every_java_file_is_formatted() throws Exception {
    Formatter formatter = new Formatter(JavaFormatterOptions.builder().build());
    boolean apply = Boolean.getBoolean("format.apply");
    List<Path> differing = new ArrayList<>();
    for (Path file : javaFiles()) {
      String source = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        if (apply) {
          Files.writeString(file, formatted);
        } else {
          differing.add(ROOT.relativize(file));
        }
      }
    }
    assertThat(differing).isEmpty();
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> sources =
          new ArrayList<>(
              modules.map(module -> module.resolve("src")).filter(Files::isDirectory).toList());
      sources.add(ROOT.resolve("docs"));
      List<Path> files = new ArrayList<>();
      for (Path source : sources) {
        try (Stream<Path> tree = Files.walk(source)) {
          tree.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
        }
      }
      assertThat(files).isNotEmpty();
      return files;
    }
  }
}
