// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

/** A venue gave no answer, and the caller asked for an exception. */
public final class VenueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient VenueFailure failure;

  public VenueException(VenueFailure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  public VenueFailure failure() {
    return failure;
  }
}
