// SPDX-License-Identifier: Apache-2.0
/**
 * The seam for an AI: an advisor may look at a finished BUY or SELL and make it stricter, never
 * freer. {@link io.github.liqscape.setup.advisor.AdvisorDesk} asks on threads of its own and
 * journals what it heard, {@link io.github.liqscape.setup.advisor.AdvisorGuard} judges the bytes of
 * the answer, {@link io.github.liqscape.setup.advisor.AdvisorReplay} repeats it without any model.
 * Without an advisor, or with one that fails, the deterministic setup stands.
 *
 * <p>Everything here works on the values of {@code setup} in core. LangChain4j and ONNX Runtime are
 * needed by the advisors of these names alone.
 */
@NullMarked
package io.github.liqscape.setup.advisor;

import org.jspecify.annotations.NullMarked;
