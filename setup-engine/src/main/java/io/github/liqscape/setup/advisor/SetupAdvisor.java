// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Looks at a finished BUY or SELL and says whether to hold back. Ask one through an {@link
 * AdvisorDesk}; the desk never calls it on the feed's thread. One that answers with text, such as a
 * language model, implements {@link JsonAdvisor} instead.
 *
 * <p>Threading: called from several threads at once. It may block in {@link #advise}: its thread is
 * interrupted at the deadline.
 */
public interface SetupAdvisor {

  /** Who it is; the same whenever it is asked, and without I/O. */
  AdvisorInfo info();

  /**
   * Asks for advice.
   *
   * @param request all it may know
   * @param deadline how long an answer is waited for; a later one is ignored
   * @return the advice, or a failure of any kind
   */
  CompletionStage<Advice> advise(AdvisorRequest request, Duration deadline);
}
