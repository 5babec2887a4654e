// SPDX-License-Identifier: Apache-2.0
/**
 * Engines as Flink state: alive while events come, bytes of their own when a checkpoint is written.
 */
@NullMarked
package io.github.liqscape.flink.state;

import org.jspecify.annotations.NullMarked;
