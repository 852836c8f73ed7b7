package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Hosts;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses by the name that the client asks for (SNI, RFC 6066 section 3): the first certificate
 * from elsewhere that has the name, else the box's own. Clients that connect to an address send no
 * name. Java's own choice would serve any certificate to those.
 */
final class ByName extends X509ExtendedKeyManager {
  private final TreeMap<String, Entry> outside = new TreeMap<>();
  private final Entry own;

  private record Entry(
      String alias, PrivateKey key, List<X509Certificate> chain, Set<String> names) {
    boolean isOf(String algorithm) {
      return key.getAlgorithm().equals(algorithm);
    }
  }

  /**
   * From a store that {@link ServerCertificate} filled; aliases before its name are preferred, in
   * their order.
   */
  ByName(KeyStore store) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (!alias.equals(ServerCertificate.NAME)) {
        outside.put(alias, entry(store, alias));
      }
    }
    own = entry(store, ServerCertificate.NAME);
  }

  private static Entry entry(KeyStore store, String alias) throws GeneralSecurityException {
    List<X509Certificate> chain =
        Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
    PrivateKey key = (PrivateKey) store.getKey(alias, new char[0]);
    return new Entry(alias, key, chain, Hosts.of(chain.getFirst()));
  }

  private @Nullable String choose(String keyType, @Nullable SSLSession session) {
    List<String> asked = names(session);
    Stream<Entry> fitting =
        outside.values().stream()
            .filter(entry -> isAsked(entry, asked))
            .filter(entry -> isKnown(entry, session));
    return Stream.concat(fitting, Stream.of(own))
        .findFirst()
        .filter(entry -> entry.isOf(keyType))
        .map(Entry::alias)
        .orElse(null);
  }

  private static boolean isAsked(Entry entry, List<String> names) {
    return names.stream().anyMatch(name -> Hosts.cover(entry.names, name));
  }

  private static List<String> names(@Nullable SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getRequestedServerNames().stream()
            .filter(SNIHostName.class::isInstance)
            .map(name -> ((SNIHostName) name).getAsciiName())
            .toList()
        : List.of();
  }

  /** Whether the client can verify what such a key signs; own keys are of a sort that all know. */
  private static boolean isKnown(Entry entry, @Nullable SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return true;
    }
    String[] known = extended.getPeerSupportedSignatureAlgorithms();
    String sort = entry.isOf("EC") ? "ECDSA" : "RSA";
    return known.length == 0 || Arrays.stream(known).anyMatch(name -> name.contains(sort));
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return choose(keyType, engine.getHandshakeSession());
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(keyType, socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return Stream.concat(outside.values().stream(), Stream.of(own))
        .filter(entry -> entry.isOf(keyType))
        .map(Entry::alias)
        .toArray(String[]::new);
  }

  private Optional<Entry> find(String alias) {
    return alias.equals(own.alias) ? Optional.of(own) : Optional.ofNullable(outside.get(alias));
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return find(alias).map(entry -> entry.chain.toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return find(alias).map(Entry::key).orElse(null);
  }

  /** Never a client. */
  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
