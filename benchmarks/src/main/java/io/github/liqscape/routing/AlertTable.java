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

/** A table of alerts in an embedded database: one insert and one commit for each. */
final class AlertTable implements AlertStore {

  private static final int CONNECTIONS = 16;
  private static final String TABLE =
      "CREATE TABLE alert (id VARCHAR(64) PRIMARY KEY, dedupe_key VARCHAR(255), tier VARCHAR(32), "
          + "verdict VARCHAR(8), price DOUBLE, created_at BIGINT, title VARCHAR(200), "
          + "body VARCHAR(1000))";
  private static final String INSERT = "INSERT INTO alert VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private record Session(Connection connection, PreparedStatement insert) {}

  private final List<Session> all = new ArrayList<>();
  private final BlockingQueue<Session> idle = new LinkedBlockingQueue<>();

  private AlertTable(String url, int connections, String... settings) {
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
        Session session = new Session(connection, connection.prepareStatement(INSERT));
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
        "jdbc:h2:file:" + folder.resolve("alerts") + ";WRITE_DELAY=0", CONNECTIONS);
  }

  /** With one connection: it lets one write at a time, and others would poll for their turn. */
  static AlertTable sqlite(Path folder) {
    return new AlertTable(
        "jdbc:sqlite:" + folder.resolve("alerts.db"), 1, "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL");
  }

  @Override
  public void insert(Alert alert) {
    try {
      Session session = idle.take();
      try {
        PreparedStatement row = session.insert;
        row.setString(1, alert.id());
        row.setString(2, alert.dedupeKey());
        row.setString(3, alert.tier().name());
        row.setString(4, alert.label("verdict"));
        row.setDouble(5, alert.price());
        row.setLong(6, alert.createdAtNanos());
        row.setString(7, alert.title());
        row.setString(8, alert.text());
        row.executeUpdate();
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
        session.insert.close();
        session.connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close", e);
    }
  }
}
