package dev.controllerstatus.certs.acme;

/** A way to change what DNS says. */
interface TxtRecords {
  /** Publishes a record; others of that name stay. */
  void add(TxtRecord record) throws AcmeTrouble, InterruptedException;

  /** Takes exactly this record away, if it is there. */
  void remove(TxtRecord record) throws AcmeTrouble, InterruptedException;
}
