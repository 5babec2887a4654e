// SPDX-License-Identifier: Apache-2.0
/**
 * Files of past days that venues publish: {@link io.github.liqscape.archive.ArchiveDownloader}
 * fetches and checks them, and the readers turn their rows into market events.
 *
 * <p>Users meet the downloader and its results. {@link io.github.liqscape.archive.ArchiveTable},
 * {@link io.github.liqscape.archive.TradeReader} and {@link io.github.liqscape.archive.EventReader}
 * are for whoever writes a {@link io.github.liqscape.spi.VenueArchive}: they know zip, gzip,
 * headers, times and repeated rows, so that an adapter says only which column is what.
 */
@NullMarked
package io.github.liqscape.archive;

import org.jspecify.annotations.NullMarked;
