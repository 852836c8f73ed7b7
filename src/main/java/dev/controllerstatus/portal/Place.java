package dev.controllerstatus.portal;

import dev.controllerstatus.trust.QrPicture;

/**
 * Where the box is for whoever is in its Wi-Fi.
 *
 * @param address what to type, without a scheme
 * @param app the URL of the app
 * @param isPublic whether every device trusts the certificate there
 */
public record Place(String address, String app, boolean isPublic) {
  /** For a camera to open the portal. */
  public QrPicture code() {
    return QrPicture.of("http://" + address + "/");
  }
}
