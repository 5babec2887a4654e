// SPDX-License-Identifier: Apache-2.0
/** Tests of the advisors' seam: hostile answers, virtual time, a real HTTP server, a real model. */
@NullMarked
package io.github.liqscape.setup.advisor;

import org.jspecify.annotations.NullMarked;
