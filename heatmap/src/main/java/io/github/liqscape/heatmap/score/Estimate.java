// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/** A value, its 95 % interval, its p value and what it rests on. */
record Estimate(
    double value, double low, double high, double p, int windows, int days, long observations) {}
