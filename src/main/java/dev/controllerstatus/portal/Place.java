package dev.controllerstatus.portal;

import dev.controllerstatus.trust.QrPicture;

/**
 * Where the box is for whoever is in its Wi-Fi.
 *
 * @param address what to type, without a scheme
 * @param base the URL of the box with encryption, with a slash at its end
 * @param isPublic whether every device trusts the certificate there
 */
public record Place(String address, String base, boolean isPublic) {
  /** The URL of the app. */
  public String app() {
    return base + "app/";
  }

  /** The URL of the setup for whoever has a password. */
  public String setup() {
    return base + "setup";
  }

  /** For a camera to open the portal. */
  public QrPicture code() {
    return QrPicture.of("http://" + address + "/");
  }
}
