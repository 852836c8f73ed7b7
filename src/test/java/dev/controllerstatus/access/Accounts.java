package dev.controllerstatus.access;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Everything about access over one data folder, on a clock that stands until a test moves it. */
final class Accounts {
  final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  final Path data;
  final FirstPasswords first;
  final Users users;
  final Devices devices;
  final AuditLog audit;
  final Logins logins;
  final Sessions sessions;

  Accounts(Path data, String access) throws Exception {
    this.data = data;
    String yaml = "controller-status:\n  box: { data: '%s' }\n  access: %s".formatted(data, access);
    Configuration configuration = Configured.of(yaml, Map.of());
    Settings settings = Settings.read(configuration.root());
    first = new FirstPasswords(settings);
    users = new Users(configuration, settings, first);
    devices = new Devices(settings);
    AuditFile file = new AuditFile(data, ObjectMapper.getDefault());
    audit = new AuditLog(file, () -> Instant.parse("2026-11-20T12:00:00Z"), nanos::get);
    logins = new Logins(users, devices, audit, nanos::get);
    sessions = new Sessions(users, devices, nanos::get);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  static Caller from(String address) {
    return new Caller(InetAddress.ofLiteral(address), Optional.empty());
  }

  static Caller from(String address, String device) {
    return new Caller(InetAddress.ofLiteral(address), Optional.of(device));
  }

  boolean isRight(String user, String password) throws IOException {
    return Role.of(user)
        .map(users::account)
        .filter(account -> account.hash().matches(password))
        .isPresent();
  }

  static Secret secret(String text) {
    return new Secret(text);
  }
}
