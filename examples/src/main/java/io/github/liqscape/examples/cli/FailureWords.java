// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.spi.VenueFailure;

/** Why a venue gave no answer, as a sentence for people. */
final class FailureWords {

  private FailureWords() {}

  static String of(VenueFailure failure) {
    String why =
        switch (failure.reason()) {
          case RATE_LIMITED -> "the venue asks to slow down";
          case BANNED -> "the venue has banned this address for a while";
          case FORBIDDEN -> "the venue refuses this address or this country";
          case OVERLOADED -> "the venue is overloaded or down";
          case UNREACHABLE -> "the venue cannot be reached";
          case UNKNOWN_SYMBOL -> "the venue does not know the symbol";
          case BAD_REQUEST -> "the venue refused the question";
          case MALFORMED -> "the answer cannot be read";
          case UNSUPPORTED -> "the market does not offer this";
          case CLOSED -> "the connection was closed";
        };
    return why + ": " + failure.detail()
        + failure.retryAt().map(at -> " (again at " + at + ")").orElse("");
  }
}
