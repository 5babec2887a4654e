// SPDX-License-Identifier: Apache-2.0
/**
 * The door for delivery channels: what a channel must offer, what it is handed, what it answers.
 * Our own channels stand in packages below and come through the same door as anyone's.
 */
@NullMarked
package io.github.liqscape.routing.channel;

import org.jspecify.annotations.NullMarked;
