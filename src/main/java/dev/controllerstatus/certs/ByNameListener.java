package dev.controllerstatus.certs;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.netty.NettySslContextBuilder;
import io.micronaut.http.server.netty.ssl.NettyServerSslFactory;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;

/** Lets the HTTPS listener choose among several certificates by {@link ByName}. */
@Singleton
@Replaces(NettyServerSslFactory.class)
final class ByNameListener extends NettyServerSslFactory {
  @Override
  public NettySslContextBuilder serverBuilder() {
    return new Builder();
  }

  private static final class Builder extends NettySslContextBuilder {
    Builder() {
      super(true);
    }

    @Override
    protected KeyManagerFactory createKeyManagerFactory() throws Exception {
      KeyStore store = keyStore();
      return store == null || !store.containsAlias(ServerCertificate.NAME)
          ? super.createKeyManagerFactory()
          : new Fixed(new ByName(store));
    }
  }

  /** The shape in which Netty takes a key manager that is there already. */
  private static final class Fixed extends KeyManagerFactory {
    Fixed(KeyManager manager) {
      super(new FixedSpi(manager), null, "by name");
    }
  }

  private static final class FixedSpi extends KeyManagerFactorySpi {
    private final KeyManager manager;

    FixedSpi(KeyManager manager) {
      this.manager = manager;
    }

    @Override
    protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {
      // The manager has its keys.
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {
      // Likewise.
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
      return new KeyManager[] {manager};
    }
  }
}
