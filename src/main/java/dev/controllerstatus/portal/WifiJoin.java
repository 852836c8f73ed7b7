package dev.controllerstatus.portal;

import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.hotspot.WifiCode;
import dev.controllerstatus.trust.QrPicture;

/** How a second phone comes in; whoever sees it is in already. */
public record WifiJoin(AccessPoint accessPoint) {
  /** The name of the Wi-Fi. */
  public String ssid() {
    return accessPoint.ssid();
  }

  /** For its camera. */
  public QrPicture code() {
    return QrPicture.of(WifiCode.of(ssid(), accessPoint.key().reveal()));
  }
}
