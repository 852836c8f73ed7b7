package dev.controllerstatus.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A year of ten targets in stores of the shape of other products', and how long the same questions
 * take in each.
 */
final class Stores {
  static final String LIST = "every answer of 24 h";
  static final String UPTIME_DAY = "availability 24 h";
  static final String UPTIME_MONTH = "30 d";
  static final String UPTIME_YEAR = "1 y";
  static final String FAILURES = "last 25 changes";

  private static final List<String> QUESTIONS =
      List.of(LIST, UPTIME_DAY, UPTIME_MONTH, UPTIME_YEAR, FAILURES);
  private static final int ROUNDS = 30;

  private Stores() {}

  /** A folder, and for how many days every answer is kept. */
  static void main(List<String> args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args.getFirst()));
    int days = Integer.parseInt(args.get(1));
    List<Object> head = new ArrayList<>(List.of("store", "MB", "filled in s"));
    QUESTIONS.forEach(question -> head.add(question + ", ms p50 / p99"));
    Figures.row(head.toArray());
    Figures.row(head.stream().map(_ -> "---").toArray());
    int answers = (int) (days * Beats.DAY / Beats.EVERY);
    for (PeerStore store :
        List.of(
            new KumaStore(1), new KumaStore(days), new GatusStore(100), new GatusStore(answers))) {
      measure(store, folder.resolve("peer.db"));
    }
  }

  private static void measure(PeerStore store, Path file) throws Exception {
    Files.deleteIfExists(file);
    List<Object> row = new ArrayList<>(List.of(store.name()));
    long began = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      PeerStore.run(connection, "pragma journal_mode = off; pragma synchronous = off;");
      PeerStore.run(connection, store.schema());
      connection.setAutoCommit(false);
      store.fill(connection);
      connection.commit();
      connection.setAutoCommit(true);
      long filled = System.nanoTime() - began;
      row.add("%.1f".formatted(Files.size(file) / 1e6));
      row.add(filled / 1_000_000_000);
      for (String question : QUESTIONS) {
        row.add(ask(connection, store.questions().get(question)));
      }
    }
    Figures.row(row.toArray());
    Files.delete(file);
  }

  /** Every target in turn, each row and column read. */
  private static String ask(Connection connection, String question) throws Exception {
    if (question == null) {
      return "cannot";
    }
    List<Long> nanos = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < ROUNDS * Beats.TARGETS; i++) {
        statement.setInt(1, i % Beats.TARGETS + 1);
        long began = System.nanoTime();
        read(statement);
        nanos.add(System.nanoTime() - began);
      }
    }
    Figures figures = Figures.ofNanos(nanos.subList(nanos.size() / 3, nanos.size()));
    return Figures.millis(figures.median()) + " / " + Figures.millis(figures.percentile(99));
  }

  private static void read(PreparedStatement statement) throws Exception {
    int rows = 0;
    try (ResultSet result = statement.executeQuery()) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        rows++;
        for (int column = 1; column <= columns; column++) {
          result.getObject(column);
        }
      }
    }
    if (rows == 0) {
      throw new IllegalStateException("no answer to " + statement);
    }
  }
}
