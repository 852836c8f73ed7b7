package dev.controllerstatus.hotspot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of an uplink as a person types them or a program sends them, field by field. The fields
 * are {@code kind} ({@code wifi}, {@code cable}); {@code ssid} or {@code ssidHex}, {@code hidden};
 * {@code network}; {@code protection} ({@code open}, {@code key}, {@code peap}, {@code tls}) with
 * {@code key}, {@code identity}, {@code anonymous}, {@code password}, {@code authority}, {@code
 * certificate}, {@code privateKey}; {@code addressing} ({@code dhcp}, {@code fixed}) with {@code
 * address}, {@code prefix}, {@code gateway}; {@code resolvers}.
 */
public final class UplinkForm {
  private static final int LONGEST_SSID = 32;
  private final FormFields fields;
  private final List<String> sockets;

  private UplinkForm(Map<String, String> texts, List<String> sockets) {
    fields = new FormFields(texts);
    this.sockets = sockets;
  }

  /** What the fields came to. */
  public sealed interface Result {
    /** They make sense. */
    record Fit(UplinkSettings settings) implements Result {}

    /** They do not; these are all mistakes, in the order of the fields. */
    record Unfit(List<UplinkMistake> mistakes) implements Result {
      /** Copies the list. */
      public Unfit {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  /**
   * Reads all fields.
   *
   * @param sockets the wired devices that there are
   */
  public static Result read(Map<String, String> texts, List<String> sockets) {
    UplinkForm form = new UplinkForm(texts, sockets);
    Optional<UplinkSettings> settings = form.settings();
    return settings.isPresent()
        ? new Result.Fit(settings.get())
        : new Result.Unfit(form.fields.mistakes());
  }

  private Optional<UplinkSettings> settings() {
    return switch (fields.text("kind")) {
      case "wifi" -> wifi();
      case "cable" -> cable();
      default -> fields.wrong(UplinkMistake.KIND);
    };
  }

  private Optional<UplinkSettings> wifi() {
    Optional<Ssid> ssid = ssid();
    Optional<Admission> admission = new AdmissionFields(fields).read("key");
    Optional<Addressing> addressing = new AddressingFields(fields).read();
    if (ssid.isEmpty() || admission.isEmpty() || addressing.isEmpty()) {
      return Optional.empty();
    }
    boolean isHidden = fields.isSet("hidden");
    return Optional.of(
        new UplinkSettings.Wifi(ssid.get(), isHidden, admission.get(), addressing.get()));
  }

  private Optional<Ssid> ssid() {
    String hex = fields.text("ssidHex");
    if (!hex.isEmpty()) {
      return Ssid.parse(hex).or(() -> fields.wrong(UplinkMistake.SSID_HEX));
    }
    String text = fields.text("ssid");
    if (text.isEmpty()) {
      return fields.wrong(UplinkMistake.SSID_MISSING);
    }
    return text.getBytes(UTF_8).length > LONGEST_SSID
        ? fields.wrong(UplinkMistake.SSID_TOO_LONG)
        : Optional.of(Ssid.of(text));
  }

  private Optional<UplinkSettings> cable() {
    Optional<String> socket = Optional.of(fields.text("network")).filter(sockets::contains);
    if (socket.isEmpty()) {
      socket = fields.wrong(UplinkMistake.NETWORK);
    }
    Optional<Admission> admission = new AdmissionFields(fields).read("open");
    if (admission.filter(Admission.Key.class::isInstance).isPresent()) {
      admission = fields.wrong(UplinkMistake.PROTECTION);
    }
    Optional<Addressing> addressing = new AddressingFields(fields).read();
    return socket.isEmpty() || admission.isEmpty() || addressing.isEmpty()
        ? Optional.empty()
        : Optional.of(new UplinkSettings.Wired(socket.get(), admission.get(), addressing.get()));
  }
}
