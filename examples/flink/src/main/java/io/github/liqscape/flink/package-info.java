// SPDX-License-Identifier: Apache-2.0
/** The same engines as keyed state of an Apache Flink job. */
@NullMarked
package io.github.liqscape.flink;

import org.jspecify.annotations.NullMarked;
