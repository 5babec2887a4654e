// SPDX-License-Identifier: Apache-2.0
/**
 * The paper venue: {@link io.github.liqscape.paper.PaperBroker} turns market data and orders into fills that
 * could have happened. All but the door is package-private: {@code PaperCore} is a state machine without clock,
 * threads or disk, and the broker puts a journal around it. The rules are on one page, {@code RULES.md}.
 */
@NullMarked
package io.github.liqscape.paper;

import org.jspecify.annotations.NullMarked;
