package org.journey.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of one module, whether they lie in its folder or in its jar. */
public final class Modules {

  private Modules() {}

  /** A module's own classes, without its tests. */
  public static JavaClasses main(String module) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> location.contains(folder(module)))
        .importPackages("org.journey");
  }

  /** Whether a class is of a module; one that is not on the class path is of none. */
  static boolean isOf(JavaClass type, String module) {
    return type.getSource()
        .map(source -> source.getUri().toString().contains(folder(module)))
        .orElse(false);
  }

  private static String folder(String module) {
    return "/" + module + "/";
  }
}
