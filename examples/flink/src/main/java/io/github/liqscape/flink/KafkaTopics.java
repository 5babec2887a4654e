// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.EventCodec;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.event.Types;
import io.github.liqscape.market.MarketEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Topics for who has a broker; the connector is an optional dependency.
 *
 * <p>Events must be partitioned by instrument: a partition keeps their order, and its own watermark
 * waits for the slowest. Outcomes and messages are partitioned by user.
 *
 * @param servers bootstrap servers
 * @param group of consumers, and prefix of transactions
 */
public record KafkaTopics(String servers, String group) {

  /** Longer than the longest pause that checkpoints may make: a transaction must outlive it. */
  private static final String TRANSACTION_TIMEOUT_MILLIS = "900000";

  public KafkaTopics {
    Objects.requireNonNull(servers, "servers");
    Objects.requireNonNull(group, "group");
  }

  /**
   * Events as {@link EventCodec} writes them, from where the group was, else from the beginning.
   */
  public DataStream<MarketEvent> events(
      StreamExecutionEnvironment env, LiqscapeJob job, String topic) {
    KafkaSource<MarketEvent> source = source(topic, new Events()).build();
    return env.fromSource(source, job.watermarks(), topic, Types.EVENT).uid("kafka-" + topic);
  }

  /** The same, up to what the topic holds when the job starts: a replay that comes to an end. */
  public DataStream<MarketEvent> replayed(
      StreamExecutionEnvironment env, LiqscapeJob job, String topic) {
    KafkaSource<MarketEvent> source =
        source(topic, new Events()).setBounded(OffsetsInitializer.latest()).build();
    return env.fromSource(source, job.watermarks(), topic, Types.EVENT).uid("kafka-" + topic);
  }

  /** Messages that a job has committed, for {@link CourierJob#outcomes}. */
  public DataStream<String> messages(StreamExecutionEnvironment env, String topic) {
    return env.fromSource(
            source(topic, new SimpleStringSchema()).build(), WatermarkStrategy.noWatermarks(),
            topic)
        .uid("kafka-" + topic);
  }

  /** Nothing that is not committed: what is read back must not be taken back. */
  private <T> KafkaSourceBuilder<T> source(String topic, DeserializationSchema<T> values) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(servers)
        .setGroupId(group)
        .setTopics(topic)
        .setStartingOffsets(earliest())
        .setProperty("isolation.level", "read_committed")
        .setValueOnlyDeserializer(values);
  }

  /** Outcomes of deliveries, one line each. */
  public DataStream<Told> results(StreamExecutionEnvironment env, String topic) {
    KafkaSource<Told> source = source(topic, new Outcomes()).build();
    return env.fromSource(source, Results.watermarks(), topic, Types.TOLD).uid("kafka-" + topic);
  }

  /**
   * Lines to a topic, exactly once: they are visible to consumers that read what is committed when
   * their checkpoint is complete.
   */
  public void write(DataStream<String> lines, String topic) {
    write(
        lines, topic, line -> bytes(line.substring(0, Math.max(0, line.indexOf('\t')))),
        new SimpleStringSchema());
  }

  /** Events to a topic, by instrument, exactly once: what {@link #events} reads. */
  public void publish(DataStream<MarketEvent> events, String topic) {
    InstrumentKey keys = new InstrumentKey();
    write(events, topic, event -> bytes(keys.getKey(event)), new Events());
  }

  private <T> void write(
      DataStream<T> stream, String topic, SerializationSchema<T> keys,
      SerializationSchema<T> values) {
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(servers)
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix(group + "-" + topic)
            .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS)
            .setRecordSerializer(
                KafkaRecordSerializationSchema.<T>builder()
                    .setTopic(topic)
                    .setKeySerializationSchema(keys)
                    .setValueSerializationSchema(values)
                    .build())
            .build();
    stream.sinkTo(sink).uid("kafka-sink-" + topic).name("to " + topic);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("deprecation") // the connector asks for it and offers nothing else
  private static OffsetsInitializer earliest() {
    return OffsetsInitializer.committedOffsets(
        org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST);
  }

  private static final class Events extends AbstractDeserializationSchema<MarketEvent>
      implements SerializationSchema<MarketEvent> {
    private static final long serialVersionUID = 1L;

    Events() {
      super(Types.EVENT);
    }

    @Override
    public MarketEvent deserialize(byte[] message) throws IOException {
      return new EventCodec().read(new DataInputStream(new ByteArrayInputStream(message)));
    }

    @Override
    public byte[] serialize(MarketEvent event) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        new EventCodec().write(event, new DataOutputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException("memory does not fail", e);
      }
      return bytes.toByteArray();
    }
  }

  private static final class Outcomes extends AbstractDeserializationSchema<Told> {
    private static final long serialVersionUID = 1L;

    Outcomes() {
      super(Types.TOLD);
    }

    @Override
    public Told deserialize(byte[] message) {
      return Told.of(DeliveryResult.of(new String(message, StandardCharsets.UTF_8)));
    }
  }
}
