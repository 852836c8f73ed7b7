package dev.controllerstatus;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms and the directions in which they may see each other. */
class ArchitectureTest {
  private static final Pattern GENERATED =
      Pattern.compile(
          ".*(\\$(Definition|Introspection|Intercepted|Serializer|Deserializer).*|\\$[A-Z]\\w+\\$.*)");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(at -> !at.matches(GENERATED))
          .importPackages("dev.controllerstatus");

  @ParameterizedTest
  @CsvSource({
    "config, ''",
    "target, config",
    "sample, target",
    "probe, config target sample",
    "rounds, config probe sample target",
    "settings, config probe sample target",
    "history, config sample target",
    "light, sample target",
    "incident, history light sample target",
    "diagnosis, history light sample target",
    "situation, diagnosis history incident light sample target",
    "words, diagnosis",
    "certs, config",
    "access, config",
    "guard, config certs access",
    "hotspot, config target sample certs",
    "trust, config words certs",
    "app, ''",
    "label, config words access hotspot trust",
    "api, config target sample probe rounds history light incident diagnosis situation words certs"
        + " access guard settings hotspot",
    "portal, config words certs access guard hotspot trust api",
    "setup, config target words access guard settings hotspot api portal",
    "command, config target sample probe rounds history light incident diagnosis situation words"
        + " certs access guard settings hotspot trust label api portal setup"
  })
  void a_room_sees_only_rooms_below_it(String room, String below) {
    String[] seen =
        Stream.concat(Stream.of(room), Arrays.stream(below.split(" ")))
            .filter(name -> !name.isEmpty())
            .map(name -> "dev.controllerstatus." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.controllerstatus." + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.controllerstatus..").and(not(resideInAnyPackage(seen))))
        .check(OURS);
  }

  @Test
  void rooms_form_no_circle() {
    slices().matching("dev.controllerstatus.(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void kinds_do_not_know_each_other() {
    slices()
        .matching("dev.controllerstatus.probe.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage("..probe.wire.."))
        .ignoreDependency(alwaysTrue(), resideInAPackage("..probe.packet.."))
        .check(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "org.bouncycastle.asn1.., certs",
    "org.bouncycastle.cert.., certs",
    "org.bouncycastle.crypto.., access",
    "org.xbill.DNS.., probe certs.acme",
    "org.shredzone.., certs.acme",
    "org.apache.commons.net.., probe.ntp",
    "com.rabbitmq.., probe.amqp",
    "okhttp3.., probe.https probe.ocpp probe.wire.http",
    "io.nayuki.., trust",
    "gg.jte.., label",
    "java.sql.., history.sqlite",
    "org.sqlite.., history.sqlite",
    "org.flywaydb.., history.sqlite",
    "org.yaml.., config",
    "com.fasterxml.jackson.core.., history.export",
    "org.freedesktop.dbus.., hotspot.networkmanager",
    "picocli.., command"
  })
  void a_library_stays_in_its_rooms(String library, String rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(rooms.split(" "))
                .map(room -> "dev.controllerstatus." + room + "..")
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(OURS);
  }

  @Test
  void the_web_stays_at_the_edge() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..api..",
            "..app..",
            "..guard..",
            "..access..",
            "..certs..",
            "..trust..",
            "..portal..",
            "..setup..",
            "..command..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut.http..", "io.micronaut.security..", "reactor..")
        .check(OURS);
  }

  @Test
  void time_is_handed_in() {
    noClasses()
        .that()
        .resideOutsideOfPackage(
            "..probe.wire..") // Judges certificates by the wall clock, as TLS does.
        .should()
        .callMethod(Instant.class, "now")
        .check(OURS);
  }

  @Test
  void nothing_is_injected_into_fields_or_kept_in_statics() {
    noFields().should().beAnnotatedWith(Inject.class).check(OURS);
    fields().that().areStatic().should().beFinal().check(OURS);
  }
}
