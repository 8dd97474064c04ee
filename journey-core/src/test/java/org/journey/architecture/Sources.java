package org.journey.architecture;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.journey.interaction.Interaction;
import org.jspecify.annotations.Nullable;

/** Rules that only the sources tell of: what the compiler leaves no trace of in classes. */
final class Sources {

  private static final Set<String> INTERACTIONS = new HashSet<>();

  static {
    addWithItsKinds(Interaction.class);
  }

  private Sources() {}

  private static void addWithItsKinds(Class<?> type) {
    INTERACTIONS.add(type.getSimpleName());
    Class<?>[] kinds = type.getPermittedSubclasses();
    if (kinds != null) {
      for (Class<?> kind : kinds) {
        addWithItsKinds(kind);
      }
    }
  }

  /** Folders of Java files under a root whose {@code package-info} does not say NullMarked. */
  static List<Path> notNullMarked(Path root) throws IOException {
    List<Path> folders = javaFiles(root).stream().map(Path::getParent).distinct().sorted().toList();
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).contains("\n@NullMarked\n")) {
        found.add(root.relativize(folder));
      }
    }
    return found;
  }

  /**
   * Every {@code switch} under a root that has a {@code default} beside a kind of interaction, or
   * that is over the {@code data()} of something and has one.
   */
  static List<String> defaultsBesideInteractions(Path root) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(javaFiles(root)));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Switches(unit, positions, found).scan(unit, null);
      }
    }
    return found;
  }

  /** All Java files under a root. */
  static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }

  private static final class Switches extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    Switches(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
      check(tree, tree.getExpression(), tree.getCases());
      return super.visitSwitch(tree, nothing);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
      check(tree, tree.getExpression(), tree.getCases());
      return super.visitSwitchExpression(tree, nothing);
    }

    private void check(Tree tree, ExpressionTree over, List<? extends CaseTree> cases) {
      List<? extends CaseLabelTree> labels =
          cases.stream().flatMap(each -> each.getLabels().stream()).toList();
      boolean ofInteractions =
          over.toString().endsWith(".data())") || labels.stream().anyMatch(Switches::isKind);
      if (ofInteractions && labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)) {
        long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":" + line);
      }
    }

    private static boolean isKind(CaseLabelTree label) {
      if (!(label instanceof PatternCaseLabelTree pattern)) {
        return false;
      }
      String type =
          switch (pattern.getPattern()) {
            case BindingPatternTree binding -> binding.getVariable().getType().toString();
            case DeconstructionPatternTree parts -> parts.getDeconstructor().toString();
            default -> "";
          };
      return INTERACTIONS.contains(type.substring(type.lastIndexOf('.') + 1));
    }
  }
}
