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
 * The shape of Gatus 5 (storage/store/sql): the last results with one condition each, the last 50
 * changes, and counts of an hour for two days and of a day for 30. It cannot answer for a year.
 *
 * @param results kept of each target; 100 by itself
 */
record GatusStore(int results) implements PeerStore {
  private static final int EVENTS = 50;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss '+0000 UTC'").withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return "as Gatus's, " + results + " results";
  }

  @Override
  public String schema() {
    return """
    create table endpoint_events (endpoint_event_id integer primary key,
      endpoint_id integer not null, event_type text not null, event_timestamp timestamp not null);
    create table endpoint_results (endpoint_result_id integer primary key,
      endpoint_id integer not null, success integer not null, errors text not null,
      connected integer not null, status integer not null, dns_rcode text not null,
      certificate_expiration integer not null, domain_expiration integer not null,
      hostname text not null, ip text not null, duration integer not null,
      timestamp timestamp not null, suite_result_id integer);
    create table endpoint_result_conditions (endpoint_result_condition_id integer primary key,
      endpoint_result_id integer not null, condition text not null, success integer not null);
    create table endpoint_uptimes (endpoint_uptime_id integer primary key,
      endpoint_id integer not null, hour_unix_timestamp integer not null,
      total_executions integer not null, successful_executions integer not null,
      total_response_time integer not null, unique (endpoint_id, hour_unix_timestamp));
    create index endpoint_results_endpoint_id_idx on endpoint_results (endpoint_id);
    create index endpoint_uptimes_endpoint_id_idx on endpoint_uptimes (endpoint_id);
    create index endpoint_result_conditions_endpoint_result_id_idx
      on endpoint_result_conditions (endpoint_result_id);
    create index endpoint_results_suite_result_id_idx on endpoint_results (suite_result_id);
    """;
  }

  @Override
  public void fill(Connection store) throws Exception {
    results(store);
    events(store);
    uptimes(store, Beats.END - 30 * Beats.DAY, Beats.END - 2 * Beats.DAY, Beats.DAY);
    uptimes(store, Beats.END - 2 * Beats.DAY, Beats.END, 3_600);
  }

  private void results(Connection store) throws Exception {
    long[] id = {0};
    try (PreparedStatement result =
            store.prepareStatement(
                "insert into endpoint_results values"
                    + " (?, ?, ?, ?, ?, ?, '', 0, 0, 'service.example.com', '', ?, ?, null)");
        PreparedStatement condition =
            store.prepareStatement(
                "insert into endpoint_result_conditions (endpoint_result_id, condition, success)"
                    + " values (?, ?, ?)")) {
      Beats.each(
          Beats.END - results * Beats.EVERY,
          Beats.END,
          (target, second, micros) -> {
            id[0]++;
            boolean isUp = micros > 0;
            result.setLong(1, id[0]);
            result.setInt(2, target + 1);
            result.setBoolean(3, isUp);
            result.setString(4, isUp ? "" : "context deadline exceeded");
            result.setBoolean(5, isUp);
            result.setInt(6, isUp ? 200 : 0);
            result.setLong(7, isUp ? micros * 1_000L : 5_000_000_000L);
            result.setString(8, TIME.format(Instant.ofEpochSecond(second)));
            result.execute();
            condition.setLong(1, id[0]);
            condition.setString(2, isUp ? "[STATUS] == 200" : "[STATUS] (0) == 200");
            condition.setBoolean(3, isUp);
            condition.execute();
          });
    }
  }

  private static void events(Connection store) throws Exception {
    boolean[] wasUp = new boolean[Beats.TARGETS];
    try (PreparedStatement insert =
        store.prepareStatement(
            "insert into endpoint_events (endpoint_id, event_type, event_timestamp)"
                + " values (?, ?, ?)")) {
      Beats.each(
          Beats.END - Beats.YEAR,
          Beats.END,
          (target, second, micros) -> {
            if (wasUp[target] != micros > 0) {
              wasUp[target] = micros > 0;
              insert.setInt(1, target + 1);
              insert.setString(2, micros > 0 ? "HEALTHY" : "UNHEALTHY");
              insert.setString(3, TIME.format(Instant.ofEpochSecond(second)));
              insert.execute();
            }
          });
    }
    PeerStore.run(
        store,
        """
        delete from endpoint_events where endpoint_event_id not in (select endpoint_event_id from (
          select endpoint_event_id, row_number() over
            (partition by endpoint_id order by endpoint_event_id desc) as age
          from endpoint_events) where age <= %d)
        """
            .formatted(EVENTS));
  }

  private static void uptimes(Connection store, long from, long to, long step) throws Exception {
    Map<Integer, long[]> open = new HashMap<>();
    try (PreparedStatement insert =
        store.prepareStatement(
            "insert into endpoint_uptimes (endpoint_id, hour_unix_timestamp, total_executions,"
                + " successful_executions, total_response_time) values (?, ?, ?, ?, ?)")) {
      Beats.each(
          from,
          to,
          (target, second, micros) -> {
            long[] sums = open.computeIfAbsent(target, _ -> new long[3]);
            sums[0]++;
            sums[1] += micros > 0 ? 1 : 0;
            sums[2] += micros / 1_000;
            if ((second + Beats.EVERY) % step == 0) {
              insert.setInt(1, target + 1);
              insert.setLong(2, second + Beats.EVERY - step);
              for (int i = 0; i < sums.length; i++) {
                insert.setLong(3 + i, sums[i]);
              }
              insert.execute();
              open.remove(target);
            }
          });
    }
  }

  @Override
  public Map<String, String> questions() {
    Map<String, String> questions = new LinkedHashMap<>();
    if (results * Beats.EVERY >= Beats.DAY) {
      questions.put(
          Stores.LIST,
          """
          select r.*, c.condition, c.success from endpoint_results r
            join endpoint_result_conditions c on c.endpoint_result_id = r.endpoint_result_id
            where r.endpoint_id = ? order by r.endpoint_result_id desc limit %d
          """
              .formatted(Beats.DAY / Beats.EVERY));
    }
    questions.put(Stores.UPTIME_DAY, uptime(1));
    questions.put(Stores.UPTIME_MONTH, uptime(30));
    questions.put(
        Stores.FAILURES,
        "select event_type, event_timestamp from endpoint_events where endpoint_id = ?"
            + " order by endpoint_event_id desc limit 25");
    return questions;
  }

  private static String uptime(long days) {
    return "select sum(total_executions), sum(successful_executions), sum(total_response_time) from endpoint_uptimes where endpoint_id = ? and hour_unix_timestamp >= %d"
        .formatted(Beats.END - days * Beats.DAY);
  }
}
