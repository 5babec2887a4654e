// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

/**
 * A text that must not be printed: a token, a password, an address with a token in it. {@link
 * #toString} is three stars; who needs it asks for {@link #reveal}.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** A secret of this text. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The text itself. Never log it, never put it into an exception. */
  public String reveal() {
    return value;
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && constantTimeEquals(value, that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }

  private static boolean constantTimeEquals(String a, String b) {
    return java.security.MessageDigest.isEqual(
        a.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        b.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
