// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import java.util.Objects;

/**
 * Something that could not be read. The row is left out; the others are not.
 *
 * @param line of the text, from 1; of a JSON object, where it begins
 * @param field its name, or empty if the whole row is meant
 * @param message what was found and what is expected
 */
public record ImportProblem(long line, String field, String message) {

  public ImportProblem {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return "line " + line + (field.isEmpty() ? "" : ", " + field) + ": " + message;
  }
}
