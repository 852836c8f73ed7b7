package dev.controllerstatus.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of Uptime Kuma 2 (db/kuma.db with its knex migrations up to the end of 2025, and
 * server/uptime-calculator.js): beats for some days, changes for a year, roll-ups of a minute for a
 * day, of an hour for 30 days, of a day for a year, each with mean, least and most.
 *
 * @param days for which every beat is kept; 1 by itself
 */
record KumaStore(int days) implements PeerStore {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final Map<String, Long> STEPS =
      Map.of("minutely", 60L, "hourly", 3_600L, "daily", Beats.DAY);
  private static final Map<String, Long> KEPT =
      Map.of("minutely", Beats.DAY, "hourly", 30 * Beats.DAY, "daily", Beats.YEAR);

  @Override
  public String name() {
    return "as Uptime Kuma's, beats " + days + " d";
  }

  @Override
  public String schema() {
    String stat =
        """
        create table stat_%1$s (id integer primary key autoincrement, monitor_id integer not null,
          timestamp integer not null, ping float not null, up smallint not null,
          down smallint not null, ping_min float not null default 0,
          ping_max float not null default 0, extras text);
        create unique index stat_%1$s_monitor on stat_%1$s (monitor_id, timestamp);
        """;
    return """
    create table heartbeat (id integer primary key autoincrement, important boolean not null,
      monitor_id integer not null, status smallint not null, msg text, time datetime not null,
      ping integer, duration integer not null default 0, down_count integer not null default 0,
      end_time datetime, retries integer not null default 0, response text);
    create index monitor_id on heartbeat (monitor_id);
    create index monitor_time_index on heartbeat (monitor_id, time);
    create index monitor_important_time_index on heartbeat (monitor_id, time desc)
      where important = 1;
    create index important on heartbeat (important) where important = 1;
    """
        + stat.formatted("minutely")
        + stat.formatted("hourly")
        + stat.formatted("daily");
  }

  @Override
  public void fill(Connection store) throws Exception {
    beats(store);
    for (String step : STEPS.keySet()) {
      stats(store, step);
    }
  }

  private void beats(Connection store) throws Exception {
    boolean[] wasUp = new boolean[Beats.TARGETS];
    try (PreparedStatement insert =
        store.prepareStatement(
            "insert into heartbeat (important, monitor_id, status, msg, time, ping, duration,"
                + " end_time) values (?, ?, ?, ?, ?, ?, 10, ?)")) {
      Beats.each(
          Beats.END - Beats.YEAR,
          Beats.END,
          (target, second, micros) -> {
            boolean isUp = micros > 0;
            boolean isChange = isUp != wasUp[target];
            wasUp[target] = isUp;
            if (isChange || second >= Beats.END - days * Beats.DAY) {
              insert(insert, target, second, micros, isChange);
            }
          });
    }
  }

  private static void insert(
      PreparedStatement insert, int target, long second, int micros, boolean isChange)
      throws Exception {
    String time = TIME.format(Instant.ofEpochSecond(second));
    insert.setBoolean(1, isChange);
    insert.setInt(2, target + 1);
    insert.setInt(3, micros > 0 ? 1 : 0);
    insert.setString(4, micros > 0 ? "200 - OK" : "timeout of 5000ms exceeded");
    insert.setString(5, time);
    insert.setObject(6, micros > 0 ? (micros + 500) / 1_000 : null);
    insert.setString(7, time);
    insert.execute();
  }

  private record Sum(int up, int down, double mean, double least, double most) {
    static final Sum NONE = new Sum(0, 0, 0, Double.MAX_VALUE, 0);

    Sum with(int micros) {
      double ping = micros / 1_000.0;
      return micros == 0
          ? new Sum(up, down + 1, mean, least, most)
          : new Sum(
              up + 1,
              down,
              (mean * up + ping) / (up + 1),
              Math.min(least, ping),
              Math.max(most, ping));
    }
  }

  private static void stats(Connection store, String step) throws Exception {
    long length = STEPS.get(step);
    Map<Integer, Sum> open = new HashMap<>();
    try (PreparedStatement insert =
        store.prepareStatement(
            "insert into stat_"
                + step
                + " (monitor_id, timestamp, ping, up, down, ping_min, ping_max)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      Beats.each(
          Beats.END - KEPT.get(step),
          Beats.END,
          (target, second, micros) -> {
            Sum sum = open.getOrDefault(target, Sum.NONE).with(micros);
            open.put(target, sum);
            if ((second + Beats.EVERY) % length == 0) {
              insert(insert, target, second + Beats.EVERY - length, sum);
              open.remove(target);
            }
          });
    }
  }

  private static void insert(PreparedStatement insert, int target, long begin, Sum sum)
      throws Exception {
    insert.setInt(1, target + 1);
    insert.setLong(2, begin);
    insert.setDouble(3, sum.mean());
    insert.setInt(4, sum.up());
    insert.setInt(5, sum.down());
    insert.setDouble(6, sum.up() == 0 ? 0 : sum.least());
    insert.setDouble(7, sum.most());
    insert.execute();
  }

  @Override
  public Map<String, String> questions() {
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put(
        Stores.LIST,
        "select * from heartbeat where monitor_id = ? and time >= '%s' order by time desc"
            .formatted(TIME.format(Instant.ofEpochSecond(Beats.END - Beats.DAY))));
    questions.put(Stores.UPTIME_DAY, uptime("minutely"));
    questions.put(Stores.UPTIME_MONTH, uptime("hourly"));
    questions.put(Stores.UPTIME_YEAR, uptime("daily"));
    questions.put(
        Stores.FAILURES,
        "select * from heartbeat where monitor_id = ? and important = 1 order by time desc"
            + " limit 25");
    return questions;
  }

  /** Its server adds the rows up itself. */
  private static String uptime(String step) {
    return "select up, down, ping, ping_min, ping_max from stat_%s where monitor_id = ? and timestamp > %d order by timestamp"
        .formatted(step, Beats.END - KEPT.get(step));
  }
}
