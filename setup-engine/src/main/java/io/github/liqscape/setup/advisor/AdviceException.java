// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/** An answer that is no advice. The message says what is wrong with it and repeats none of it. */
public final class AdviceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final GuardCode code;

  AdviceException(GuardCode code, String why) {
    super(why);
    this.code = code;
  }

  /** The guard's code for it. */
  public GuardCode code() {
    return code;
  }
}
