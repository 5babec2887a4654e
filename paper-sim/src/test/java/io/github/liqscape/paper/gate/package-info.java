// SPDX-License-Identifier: Apache-2.0
/** Tests of the gate. */
@NullMarked
package io.github.liqscape.paper.gate;

import org.jspecify.annotations.NullMarked;
