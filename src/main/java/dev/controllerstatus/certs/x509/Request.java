package dev.controllerstatus.certs.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Requests for a certificate that somebody else signs, PKCS#10, RFC 2986. */
public final class Request {
  private static final int LONGEST = 1 << 16;

  private Request() {}

  /**
   * A request as PEM.
   *
   * @param hosts alternative names that are asked for
   */
  public static String write(KeyPair keys, String name, Collection<String> hosts)
      throws IOException, GeneralSecurityException {
    ExtensionsGenerator wanted = new ExtensionsGenerator();
    wanted.addExtension(Extension.subjectAlternativeName, false, Hosts.names(hosts));
    try {
      return IdentityFile.text(
          List.of(
              new JcaPKCS10CertificationRequestBuilder(Draft.named(name), keys.getPublic())
                  .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate())
                  .build(signer(keys.getPrivate()))));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder(KeyPairs.signature(key)).build(key);
  }

  /**
   * The key that a request asks for, after proof that its owner has the other half.
   *
   * @throws IOException when the file cannot be read
   * @throws UnfitException when it is no request, or a false one
   */
  public static PublicKey read(Path file) throws IOException, UnfitException {
    String text = text(file);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      if (parser.readObject() instanceof PKCS10CertificationRequest request) {
        return proven(new JcaPKCS10CertificationRequest(request), file);
      }
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) {
      throw new UnfitException(file + " is damaged: not a valid request", e);
    }
    throw new UnfitException(file + " holds no request; ca request makes one on the box");
  }

  private static String text(Path file) throws IOException, UnfitException {
    if (Files.size(file) > LONGEST) {
      throw new UnfitException(file + " is larger than 64 KiB, so it is not a request");
    }
    return Files.readString(file, ISO_8859_1);
  }

  private static PublicKey proven(JcaPKCS10CertificationRequest request, Path file)
      throws GeneralSecurityException, OperatorCreationException, PKCSException, UnfitException {
    PublicKey key = request.getPublicKey();
    if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
      throw new UnfitException(file + " is not signed by the key that it asks for");
    }
    if (!KeyPairs.isAccepted(key)) {
      throw new UnfitException(file + " asks for a key that browsers do not accept");
    }
    return key;
  }
}
