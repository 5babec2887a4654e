// SPDX-License-Identifier: Apache-2.0

/**
 * The same program as a named module; {@code .ci/consumer} compiles it against the jars' module
 * names.
 */
module com.example.desk {
  requires io.github.liqscape.core;
  requires io.github.liqscape.heatmap;
  requires io.github.liqscape.paper;
  requires io.github.liqscape.routing;
  requires io.github.liqscape.setup.engine;

  provides io.github.liqscape.routing.channel.DeliveryChannelProvider with
      com.example.desk.CsvChannelProvider;
}
