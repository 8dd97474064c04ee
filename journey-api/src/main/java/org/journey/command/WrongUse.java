package org.journey.command;

/** A command was told something that it cannot use: said in one line, as the usage is. */
final class WrongUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
