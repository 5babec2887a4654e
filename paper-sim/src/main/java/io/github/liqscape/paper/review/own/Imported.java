// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import java.util.List;

/**
 * What was read, and what could not be. Whoever uses the rows looks at the problems first: a row
 * left out may change every figure.
 *
 * @param <T> kind of row
 * @param rows in the order of the text
 * @param problems in the same order
 */
public record Imported<T>(List<T> rows, List<ImportProblem> problems) {

  public Imported {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * The rows, if all could be read.
   *
   * @throws IllegalArgumentException if not, with every problem
   */
  public List<T> orThrow() {
    if (problems.isEmpty()) {
      return rows;
    }
    StringBuilder text = new StringBuilder("could not read " + problems.size() + " rows");
    problems.forEach(problem -> text.append("\n").append(problem));
    throw new IllegalArgumentException(text.toString());
  }
}
