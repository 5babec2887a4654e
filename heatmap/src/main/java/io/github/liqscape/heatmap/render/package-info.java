// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures of an estimate: {@link io.github.liqscape.heatmap.render.HeatmapImage} over time, {@link
 * io.github.liqscape.heatmap.render.ProfileImage} and {@link
 * io.github.liqscape.heatmap.render.TextMap} at one instant. They read profiles and histories from
 * anywhere and know no engine. Every picture states its absolute scale and its honest labels.
 */
@NullMarked
package io.github.liqscape.heatmap.render;

import org.jspecify.annotations.NullMarked;
