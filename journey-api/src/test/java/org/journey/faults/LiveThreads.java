package org.journey.faults;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The live threads of this JVM, virtual ones too, which no management bean lists.
 *
 * <p>Asked of the JDK's own books of threads, and each then for its stack: a whole dump ({@code
 * HotSpotDiagnosticMXBean.dumpThreads}, {@code jcmd Thread.dump_to_file}) ends the JVM of Java
 * 25.0.3 with SIGSEGV now and then, in {@code JVM_CreateThreadSnapshot}, while a virtual thread
 * goes to or from its carrier.
 */
public final class LiveThreads {

  /** Surefire opens the package to the tests. */
  private static final String BOOKS = "jdk.internal.vm.ThreadContainers";

  private static final String BOOK = "jdk.internal.vm.ThreadContainer";

  private LiveThreads() {}

  /**
   * Those alive at about this moment.
   *
   * @throws IllegalStateException if the JDK does not tell, as when it is run without {@code
   *     --add-opens java.base/jdk.internal.vm=ALL-UNNAMED}
   */
  public static Set<Thread> all() {
    Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
    try {
      add(Class.forName(BOOKS).getMethod("root").invoke(null), all);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException("the JDK does not tell its virtual threads", e);
    }
    return all;
  }

  private static void add(Object container, Set<Thread> all) throws ReflectiveOperationException {
    for (Object thread : told(container, "threads")) {
      all.add((Thread) thread);
    }
    for (Object child : told(container, "children")) {
      add(child, all);
    }
  }

  private static List<?> told(Object container, String what) throws ReflectiveOperationException {
    Method method = Class.forName(BOOK).getDeclaredMethod(what);
    method.setAccessible(true);
    return ((Stream<?>) method.invoke(container)).toList();
  }

  /** The classes and methods that it is in, the innermost first; empty if it has ended. */
  static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
        .collect(Collectors.joining("\n"));
  }
}
