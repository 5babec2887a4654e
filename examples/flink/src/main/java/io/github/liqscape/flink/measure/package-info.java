// SPDX-License-Identifier: Apache-2.0
/** What the job costs against a plain loop: throughput, state, checkpoints. */
@NullMarked
package io.github.liqscape.flink.measure;

import org.jspecify.annotations.NullMarked;
