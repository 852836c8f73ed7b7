package dev.controllerstatus.certs;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and the certificate that belongs to it. */
record Identity(PrivateKey key, X509Certificate certificate) {}
