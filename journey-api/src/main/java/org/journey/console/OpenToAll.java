package org.journey.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page that says nothing of anybody: it needs no particular role. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenToAll {

  /** Whether it needs no sign-in either. */
  boolean evenSignedOut() default false;
}
