// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * An advisor whose answer is text. It hands over the bytes as they came, so that the guard judges
 * and the journal keeps what was really said.
 */
public interface JsonAdvisor extends SetupAdvisor {

  /**
   * Asks, and returns the body of the answer without looking at it: JSON as {@link
   * AdviceJson#schema} says, if the advisor is a good one.
   */
  CompletionStage<byte[]> ask(AdvisorRequest request, Duration deadline);

  /** The answer, read strictly; fails with an {@link AdviceException}. */
  @Override
  default CompletionStage<Advice> advise(AdvisorRequest request, Duration deadline) {
    return ask(request, deadline).thenApply(AdviceJson::parse);
  }
}
