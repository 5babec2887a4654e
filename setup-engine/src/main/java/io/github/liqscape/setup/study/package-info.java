// SPDX-License-Identifier: Apache-2.0
/**
 * What setups were worth: their labels by the paper broker's rules, and a walk-forward study over
 * recorded candles with costs.
 *
 * <p>{@link io.github.liqscape.setup.study.SetupLabeller} says how one plan ended, {@link
 * io.github.liqscape.setup.study.SetupStudy} runs engine, labels and confidence over markets and
 * gives a {@link io.github.liqscape.setup.study.StudyReport}. {@link
 * io.github.liqscape.setup.study.ShippedConfidence} is the fit that comes with the library. A bad
 * result is a result.
 */
@NullMarked
package io.github.liqscape.setup.study;

import org.jspecify.annotations.NullMarked;
