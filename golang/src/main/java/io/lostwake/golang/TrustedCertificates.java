package io.lostwake.golang;

import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificates of a PEM file, to be trusted and no others.
final class TrustedCertificates {
  private TrustedCertificates() {}

  /// A TLS context that trusts them.
  ///
  /// @throws UnreadableSourceException if the file has no certificate that can be read
  static SSLContext contextOf(Path file) throws UnreadableSourceException {
    String name = VisibleText.of(file.toString(), 300);
    try (InputStream input = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(input);
      if (certificates.isEmpty()) {
        throw new UnreadableSourceException(name + ": no certificate in it; --ca needs a PEM file");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry(Integer.toString(number++), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (CertificateException e) {
      throw new UnreadableSourceException(
          name + ": not a PEM file with certificates (BEGIN CERTIFICATE); --ca needs one", e);
    } catch (NoSuchFileException e) {
      throw new UnreadableSourceException(name + ": no such file; --ca needs a PEM file", e);
    } catch (IOException e) {
      throw new UnreadableSourceException(name + ": cannot be read; --ca needs a PEM file", e);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSourceException(name + ": this JDK cannot use its certificates", e);
    }
  }
}
