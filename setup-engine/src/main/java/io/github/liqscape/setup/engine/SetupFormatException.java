// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

/** A text is not the JSON of a setup; the message says where and what was expected. */
public final class SetupFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SetupFormatException(String message) {
    super(message);
  }

  SetupFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
