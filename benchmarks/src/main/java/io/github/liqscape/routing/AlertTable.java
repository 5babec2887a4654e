// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A table of alerts in an embedded database: a commit for each alert, or for many together. */
final class AlertTable implements AlertStore {

  private static final int CONNECTIONS = 16;
  private static final String TABLE =
      "CREATE TABLE alert (id VARCHAR(64) PRIMARY KEY, dedupe_key VARCHAR(255), tier VARCHAR(32), "
          + "verdict VARCHAR(8), price DOUBLE, created_at BIGINT, title VARCHAR(200), "
          + "body VARCHAR(1000))";
  private static final String INSERT = "INSERT INTO alert VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  /** A connection; {@code force} is what makes a commit reach the disk, if it needs to be told. */
  private record Session(
      Connection connection, PreparedStatement insert, @Nullable PreparedStatement force) {

    void fill(Alert alert) throws SQLException {
      insert.setString(1, alert.id());
      insert.setString(2, alert.dedupeKey());
      insert.setString(3, alert.tier().name());
      insert.setString(4, alert.label("verdict"));
      insert.setDouble(5, alert.price());
      insert.setLong(6, alert.createdAtNanos());
      insert.setString(7, alert.title());
      insert.setString(8, alert.text());
    }

    void commit() throws SQLException {
      connection.commit();
      if (force != null) {
        force.execute();
      }
    }

    void close() throws SQLException {
      if (force != null) {
        force.close();
      }
      insert.close();
      connection.close();
    }
  }

  private final List<Session> all = new ArrayList<>();
  private final BlockingQueue<Session> idle = new LinkedBlockingQueue<>();

  private AlertTable(String url, int connections, String force, String... settings) {
    try {
      for (int i = 0; i < connections; i++) {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
          for (String setting : settings) {
            statement.execute(setting);
          }
          if (i == 0) {
            statement.execute(TABLE);
          }
        }
        connection.setAutoCommit(false);
        Session session =
            new Session(
                connection,
                connection.prepareStatement(INSERT),
                force.isEmpty() ? null : connection.prepareStatement(force));
        all.add(session);
        idle.add(session);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open " + url, e);
    }
  }

  /** With sixteen connections: it lets them write at once. */
  static AlertTable h2(Path folder) {
    return new AlertTable(
        "jdbc:h2:file:" + folder.resolve("alerts") + ";WRITE_DELAY=0", CONNECTIONS,
        "CHECKPOINT SYNC");
  }

  /** With one connection: it lets one write at a time, and others would poll for their turn. */
  static AlertTable sqlite(Path folder) {
    return new AlertTable(
        "jdbc:sqlite:" + folder.resolve("alerts.db"), 1, "", "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL");
  }

  @Override
  public void insert(Alert alert) {
    write(
        session -> {
          session.fill(alert);
          session.insert.executeUpdate();
        });
  }

  @Override
  public void insertAll(List<Alert> alerts) {
    write(
        session -> {
          for (Alert alert : alerts) {
            session.fill(alert);
            session.insert.addBatch();
          }
          session.insert.executeBatch();
        });
  }

  private interface Rows {
    void into(Session session) throws SQLException;
  }

  private void write(Rows rows) {
    try {
      Session session = idle.take();
      try {
        rows.into(session);
        session.commit();
      } finally {
        idle.add(session);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("an insert failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    try {
      for (Session session : all) {
        session.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close", e);
    }
  }
}
