// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink how a type is written, so that none falls to Kryo, whose bytes no version of ours
 * governs.
 *
 * @param <T> the type
 */
public final class ValueType<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  /**
   * Makes serializers.
   *
   * @param <T> the type
   */
  public interface Maker<T> extends Supplier<TypeSerializer<T>>, Serializable {}

  private final Class<T> type;
  private final Maker<T> serializers;

  /** The type of a class that this writes. */
  public ValueType(Class<T> type, Maker<T> serializers) {
    this.type = type;
    this.serializers = serializers;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializers.get();
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueType<?> v && v.type == type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ValueType;
  }
}
