// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.List;

/**
 * The protobuf message of a logistic model. Field numbers are those of {@code onnx.proto3} of the
 * ONNX project (ModelProto, GraphProto, NodeProto, TensorProto, ValueInfoProto).
 */
final class OnnxGraph {

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;

  private OnnxGraph() {}

  static byte[] bytes(int features, float[] weights, float bias, float[] centres, float[] scales) {
    Protobuf graph =
        new Protobuf()
            .message(1, node("IsNaN", List.of("features"), "unknown"))
            .message(1, node("Where", List.of("unknown", "centre", "features"), "known"))
            .message(1, node("Sub", List.of("known", "centre"), "centred"))
            .message(1, node("Div", List.of("centred", "scale"), "standardised"))
            .message(1, node("MatMul", List.of("standardised", "weight"), "weighted"))
            .message(1, node("Add", List.of("weighted", "bias"), "logit"))
            .message(1, node("Sigmoid", List.of("logit"), "probability"))
            .text(2, "logistic")
            .message(5, tensor("centre", centres, 1, features))
            .message(5, tensor("scale", scales, 1, features))
            .message(5, tensor("weight", weights, features, 1))
            .message(5, tensor("bias", new float[] {bias}, 1, 1))
            .message(11, value("features", 1, features))
            .message(12, value("probability", 1, 1));
    return new Protobuf()
        .number(1, IR_VERSION)
        .text(2, "liqscape")
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").number(2, OPSET))
        .bytes();
  }

  private static Protobuf node(String operator, List<String> inputs, String output) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input));
    return node.text(2, output).text(3, output).text(4, operator);
  }

  private static Protobuf tensor(String name, float[] values, int rows, int columns) {
    return new Protobuf()
        .number(1, rows)
        .number(1, columns)
        .number(2, FLOAT)
        .text(8, name)
        .floats(9, values);
  }

  private static Protobuf value(String name, int rows, int columns) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().number(1, rows))
            .message(1, new Protobuf().number(1, columns));
    Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
