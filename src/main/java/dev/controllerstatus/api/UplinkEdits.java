package dev.controllerstatus.api;

import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.AuditLog.What;
import dev.controllerstatus.access.SetupCode;
import dev.controllerstatus.hotspot.Hotspot;
import dev.controllerstatus.hotspot.UplinkChange;
import dev.controllerstatus.hotspot.UplinkForm;
import dev.controllerstatus.hotspot.UplinkMistake;
import dev.controllerstatus.hotspot.UplinkSettings;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** Changes of the uplink and of the box's own Wi-Fi as people ask for them, noted as theirs. */
@Singleton
public final class UplinkEdits {
  private final UplinkChange changes;
  private final Hotspot hotspot;
  private final SetupCode code;
  private final AuditLog audit;

  UplinkEdits(UplinkChange changes, Hotspot hotspot, SetupCode code, AuditLog audit) {
    this.changes = changes;
    this.hotspot = hotspot;
    this.code = code;
    this.audit = audit;
  }

  /** What asking for a change came to. */
  public sealed interface Result {
    /** It is being tried. */
    record Trying() implements Result {}

    /** Another one is. */
    record Busy() implements Result {}

    /** Nothing is tried: all mistakes. */
    record Unfit(List<UplinkMistake> mistakes) implements Result {
      /** Copies the list. */
      public Unfit {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  /**
   * Begins to try these settings.
   *
   * @param texts fields of an {@link UplinkForm}
   * @param who the user, or {@link SetupCode#USER}
   * @throws IOException when the data folder cannot be written; then nothing is tried
   */
  public Result attempt(Map<String, String> texts, String who, InetAddress from)
      throws IOException {
    return switch (UplinkForm.read(texts, hotspot.sockets())) {
      case UplinkForm.Result.Unfit(var mistakes) -> new Result.Unfit(mistakes);
      case UplinkForm.Result.Fit(var settings) -> attempt(settings, who, from);
    };
  }

  private synchronized Result attempt(UplinkSettings settings, String who, InetAddress from)
      throws IOException {
    if (changes.isTrying()) {
      return new Result.Busy();
    }
    code.tried(who.equals(SetupCode.USER));
    if (!changes.attempt(settings)) {
      return new Result.Busy();
    }
    audit.changed(who, from, What.UPLINK_CHANGED, "", summary(settings));
    return new Result.Trying();
  }

  /** Without any secret. */
  private static String summary(UplinkSettings settings) {
    return switch (settings) {
      case UplinkSettings.Wifi wifi ->
          "wifi %s, %s, %s".formatted(wifi.title(), way(wifi.admission()), way(wifi.addressing()));
      case UplinkSettings.Wired wired ->
          "cable %s, %s, %s"
              .formatted(wired.title(), way(wired.admission()), way(wired.addressing()));
    };
  }

  private static String way(Admission admission) {
    return switch (admission) {
      case Admission.Open _ -> "open";
      case Admission.Key _ -> "key";
      case Admission.Peap _ -> "peap";
      case Admission.Certificate _ -> "tls";
    };
  }

  private static String way(Addressing addressing) {
    return switch (addressing) {
      case Addressing.Dhcp _ -> "dhcp";
      case Addressing.Fixed fixed -> fixed.address().getHostAddress() + "/" + fixed.prefix();
    };
  }

  /** Looks for networks anew. */
  public void look() {
    hotspot.requestLook();
  }

  /** Wants the box's own Wi-Fi up or down. */
  void ask(boolean up, String who, InetAddress from) {
    String before = hotspot.state().phase().word();
    if (up) {
      hotspot.requestUp();
    } else {
      hotspot.requestDown();
    }
    audit.changed(who, from, What.HOTSPOT_ASKED, before, up ? "up" : "down");
  }
}
