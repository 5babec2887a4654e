// SPDX-License-Identifier: Apache-2.0
/** The walk-forward study as a bounded job. */
@NullMarked
package io.github.liqscape.flink.study;

import org.jspecify.annotations.NullMarked;
