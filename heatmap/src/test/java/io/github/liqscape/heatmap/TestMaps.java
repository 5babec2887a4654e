package io.github.liqscape.heatmap;

/** Makes real maps for tests, and looks inside. */
final class TestMaps {

  private TestMaps() {}

  static LiquidationMap empty(TapeMode mode) {
    return LiquidationMap.builder(mode.instrument()).tiers(mode.tiers()).build();
  }

  static MassView view(LiquidationMap map) {
    return (MassView) map;
  }
}
