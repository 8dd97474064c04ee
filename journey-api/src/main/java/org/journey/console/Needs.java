package org.journey.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.journey.security.Call;

/**
 * Which calls a page or form makes: who may make none of them does not get it. A handler of the
 * console has this or {@link OpenToAll}, else it is not served at all.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

  /** Any one of these is enough. */
  Call[] value();

  /** Whether they must also be one who may record interactions of every kind. */
  boolean recording() default false;
}
