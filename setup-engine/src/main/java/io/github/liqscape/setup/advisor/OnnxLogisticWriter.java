// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.Feature;
import java.util.Objects;

/**
 * Writes a logistic model as an ONNX file, byte for byte the same for the same numbers:
 *
 * <pre>
 * x = isnan(features) ? centre : features
 * q = 1 / (1 + exp(-(bias + sum of weight * (x - centre) / scale)))
 * </pre>
 *
 * <p>The file asks for operator set 17 of ONNX and nothing else, and holds floats: it gives the
 * same probability as the formula in doubles to within float precision. Input {@code features},
 * {@code float[1][F]} in the order of {@link Feature}; output {@code probability}, {@code
 * float[1][1]}.
 */
public final class OnnxLogisticWriter {

  private static final int FEATURES = Feature.values().length;

  private OnnxLogisticWriter() {}

  /**
   * The file of a model. The arrays are by the ordinal of {@link Feature}.
   *
   * @param weights of the standardised features, finite
   * @param bias finite
   * @param centres what is subtracted, and stands for what is unknown; finite
   * @param scales what is divided by; finite and not 0, also as floats
   */
  public static byte[] model(double[] weights, double bias, double[] centres, double[] scales) {
    finite("weights", weights);
    finite("centres", centres);
    finite("scales", scales);
    finite("bias", new float[] {(float) bias});
    for (double scale : scales) {
      if ((float) scale == 0) {
        throw new IllegalArgumentException("scales must not be 0, was " + scale);
      }
    }
    return OnnxGraph.bytes(
        FEATURES, floats(weights), (float) bias, floats(centres), floats(scales));
  }

  private static void finite(String name, double[] values) {
    Objects.requireNonNull(values, name);
    if (values.length != FEATURES) {
      throw new IllegalArgumentException(
          name + " must be " + FEATURES + ", were " + values.length);
    }
    finite(name, floats(values));
  }

  private static void finite(String name, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be finite as floats, was " + value);
      }
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
