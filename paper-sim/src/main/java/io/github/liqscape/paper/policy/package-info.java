// SPDX-License-Identifier: Apache-2.0
/**
 * The terms of the paper venue: what an account may choose about fills, costs and limits, with the
 * defaults of the reference. Values only; {@code RULES.md} of the module says what each one does.
 */
@NullMarked
package io.github.liqscape.paper.policy;

import org.jspecify.annotations.NullMarked;
