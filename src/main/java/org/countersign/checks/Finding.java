package org.countersign.checks;

/**
 * What a check found in a paper.
 *
 * @param at JSON pointer into the case file, such as {@code /heads/2/contract/route}
 * @param because a sentence that says what stands against what; it never tells an amount or a name of Part 2
 */
public record Finding(Code code, Level level, String at, String because) {

  /** BLOCK sends the paper back to its originator; WARN travels with it and every signer sees it. */
  public enum Level { BLOCK, WARN }

  public static Finding of(Code code, String at, String because) {
    return new Finding(code, code.level(), at, because);
  }
}
