// SPDX-License-Identifier: Apache-2.0
/** What the pages of the programs share: who may ask, with which headers, and files from the jar. */
@NullMarked
package io.github.liqscape.examples.web;

import org.jspecify.annotations.NullMarked;
