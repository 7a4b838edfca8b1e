package vrs.certificate;

/// The keys in use now (署名鍵); the place where they lie is the server's business.
public interface SigningKeys {

  HealthCardKey healthCardKey();

  BarcodeSigner barcodeSigner();
}
