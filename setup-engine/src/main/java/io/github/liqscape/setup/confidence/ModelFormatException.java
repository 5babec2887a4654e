// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/** A model's text that cannot be read. The message says what was found and what is readable. */
public final class ModelFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelFormatException(String message) {
    super(message);
  }

  ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
