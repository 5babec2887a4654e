// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.liqscape.setup.Feature;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model of the user's own, run by ONNX Runtime in this process: {@code float[1][F]} in the order
 * of {@link Feature} goes in, one probability {@code q} comes out. Where {@code q} is below the
 * setup's probability {@code p}, the confidence is lowered by the difference; otherwise nothing
 * changes. It never vetoes: the EXPECTANCY gate does that with what is left.
 *
 * <p>A feature that is not known goes in as NaN. What that means is the model's affair: trees that
 * learnt with missing values know, and {@link OnnxLogisticWriter} writes models that put the centre
 * in its place. If no finite number in [0, 1] comes out, there is no advice.
 *
 * <p>The session uses one thread, so the same model and features give the same number.
 *
 * <p>Threading: thread-safe. {@link #close} waits for the questions that are being answered.
 */
public final class OnnxAdvisor implements SetupAdvisor, AutoCloseable {

  /** Its id among the {@link SetupAdvisors}. */
  public static final String ID = "onnx";

  private static final int FEATURES = Feature.values().length;
  private static final long[] SHAPE = {1, FEATURES};

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final String output;
  private final AdvisorInfo info;
  private boolean closed;

  private OnnxAdvisor(OrtEnvironment environment, OrtSession session, byte[] model)
      throws OrtException {
    this.environment = environment;
    this.session = session;
    this.input = input(session.getInputInfo());
    this.output = output(session.getOutputInfo());
    this.info =
        AdvisorInfo.of(ID, "sha256:" + Sha256.of(model), featureSchemaHash());
  }

  /**
   * Loads a model.
   *
   * @param model an ONNX file: one input {@code float[1][F]}, the first dimension may be free, and
   *     either one output or one that is called {@code probability}, a float of one element
   * @throws IllegalArgumentException if it is no such model
   */
  public static OnnxAdvisor of(byte[] model) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session = environment.createSession(model, options);
      try {
        return new OnnxAdvisor(environment, session, model);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException("the model cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** Hex SHA-256 of the features' keys in their order: a model is made for one such schema. */
  public static String featureSchemaHash() {
    return Sha256.of(
        Stream.of(Feature.values()).map(Feature::key).collect(Collectors.joining("\n")));
  }

  /** The model's file by its hash, and the feature schema's hash as that of the prompt. */
  @Override
  public AdvisorInfo info() {
    return info;
  }

  @Override
  public CompletionStage<Advice> advise(AdvisorRequest request, Duration deadline) {
    double q = probability(request.features().toArray());
    if (!(q >= 0 && q <= 1)) {
      return CompletableFuture.failedFuture(
          new AdviceException(GuardCode.OUT_OF_BOUNDS, "the model's output is no probability"));
    }
    double delta = Math.min(0, q - request.odds().probability());
    return CompletableFuture.completedFuture(
        new Advice(
            Advice.SCHEMA,
            request.contextHash(),
            Verdict.AGREE,
            delta,
            1,
            delta < 0 ? List.of(AdvisorReason.LOWER_PROBABILITY) : List.of(),
            ""));
  }

  /**
   * What the model says to features in the order of {@link Feature}, NaN where unknown.
   *
   * @throws IllegalStateException if it is closed, or the model fails
   */
  public synchronized double probability(double[] features) {
    if (features.length != FEATURES) {
      throw new IllegalArgumentException(
          "features must be " + FEATURES + ", were " + features.length);
    }
    if (closed) {
      throw new IllegalStateException("the advisor is closed");
    }
    float[] row = new float[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      row[i] = (float) features[i];
    }
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(row), SHAPE);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      OnnxValue value = result.get(output).orElseThrow();
      return ((OnnxTensor) value).getFloatBuffer().get(0);
    } catch (OrtException e) {
      throw new IllegalStateException("the model failed: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closing the model failed: " + e.getMessage(), e);
    }
  }

  private static String input(Map<String, NodeInfo> inputs) {
    if (inputs.size() == 1) {
      NodeInfo only = inputs.values().iterator().next();
      if (only.getInfo() instanceof TensorInfo tensor
          && tensor.type == OnnxJavaType.FLOAT
          && tensor.getShape().length == 2
          && (tensor.getShape()[0] == 1 || tensor.getShape()[0] == -1)
          && tensor.getShape()[1] == FEATURES) {
        return only.getName();
      }
    }
    throw new IllegalArgumentException(
        "a model must have one input float[1][" + FEATURES + "], had " + inputs.values());
  }

  private static String output(Map<String, NodeInfo> outputs) {
    NodeInfo named = outputs.get("probability");
    NodeInfo one =
        named == null && outputs.size() == 1 ? outputs.values().iterator().next() : named;
    if (one != null
        && one.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.FLOAT
        && Arrays.stream(tensor.getShape()).allMatch(n -> n == 1 || n == -1)) {
      return one.getName();
    }
    throw new IllegalArgumentException(
        "a model must have one output of one float, or one called probability, had "
            + outputs.values());
  }
}
