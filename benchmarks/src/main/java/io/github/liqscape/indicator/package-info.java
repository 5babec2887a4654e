// SPDX-License-Identifier: Apache-2.0
/** The indicators beside ta4j and TA-Lib. */
@NullMarked
package io.github.liqscape.indicator;

import org.jspecify.annotations.NullMarked;
