package dev.controllerstatus.setup;

import dev.controllerstatus.api.UplinkWords;
import dev.controllerstatus.hotspot.WifiNetwork;

/** A Wi-Fi network in the list. */
public record NetworkRow(WifiNetwork network, Frame frame) {
  // Of 100, where people have one word for what is between them.
  private static final int STRONG = 75;
  private static final int GOOD = 55;
  private static final int FAIR = 30;

  /** Its name for people. */
  public String name() {
    return network.ssid().text();
  }

  /** The form for it. */
  public String href() {
    return "/setup/wifi?ssid=" + network.ssid().hex();
  }

  /** How many of four bars. */
  public int bars() {
    int signal = network.signal();
    return signal >= STRONG ? 4 : signal >= GOOD ? 3 : signal >= FAIR ? 2 : 1;
  }

  /** The same in a word. */
  public String signal() {
    String word =
        switch (bars()) {
          case 4 -> "strong";
          case 3 -> "good";
          case 2 -> "fair";
          default -> "weak";
        };
    return frame.text("signal." + word);
  }

  /** What it asks for, and whether the box has been in it. */
  public String about() {
    String protection = new UplinkWords(frame.messages()).says(network.protection());
    return network.isKnown() ? protection + " · " + frame.text("known") : protection;
  }
}
