// SPDX-License-Identifier: Apache-2.0
/** What travels between the operators of the job, and how it is written. */
@NullMarked
package io.github.liqscape.flink.event;

import org.jspecify.annotations.NullMarked;
