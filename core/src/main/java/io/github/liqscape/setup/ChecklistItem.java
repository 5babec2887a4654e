// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.List;
import java.util.Objects;

/**
 * One question of the checklist with its answer.
 *
 * @param question which one
 * @param answer unclear as soon as one of its blocking gates is unknown
 * @param gates those that it rests on
 * @param value the answer in words, such as the zone's bounds or the stop's price
 */
public record ChecklistItem(
    ChecklistQuestion question, Answer answer, List<Gate> gates, String value) {

  /** What can be said to a question. */
  public enum Answer {
    YES,
    NO,
    UNCLEAR
  }

  public ChecklistItem {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(value, "value");
    gates = List.copyOf(gates);
  }
}
