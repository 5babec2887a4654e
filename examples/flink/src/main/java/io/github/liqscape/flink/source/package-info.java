// SPDX-License-Identifier: Apache-2.0
/** Recordings, archives and generated markets as a source in the order of event time. */
@NullMarked
package io.github.liqscape.flink.source;

import org.jspecify.annotations.NullMarked;
