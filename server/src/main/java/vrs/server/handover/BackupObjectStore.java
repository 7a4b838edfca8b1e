package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// An object store of the municipality that speaks S3: one object for each backup, at most 5 GB.
///
/// Signed by Amazon's signer (SigV4) with the sum of the content; sent by the JDK's client, which
/// follows no redirection.
final class BackupObjectStore implements BackupPlace {
  private static final Duration LONGEST = Duration.ofHours(2);

  /// The client sets them itself, from the address and the body.
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "expect");

  private final BackupSetting.Store store;
  private final AwsCredentialsIdentity identity;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  BackupObjectStore(BackupSetting.Store store, String secret) {
    this.store = store;
    this.identity = AwsCredentialsIdentity.create(store.accessKey(), secret);
  }

  @Override
  public void put(String name, WrittenFile file) throws IOException {
    BodyPublisher body =
        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(file::open), file.size());
    HttpRequest request = signed("PUT", name, file::open, body);
    try (InputStream answer = answer(request)) {
      answer.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return answer(signed("GET", name, InputStream::nullInputStream, BodyPublishers.noBody()));
  }

  private HttpRequest signed(
      String method, String name, ContentStreamProvider content, BodyPublisher body) {
    URI address = URI.create(store.endpoint() + "/" + store.bucket() + "/" + name);
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(address).build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                SignRequest.builder(identity)
                    .request(unsigned)
                    .payload(content)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, store.region())
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                    .build())
            .request();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(LONGEST).method(method, body);
    signed.forEachHeader((header, values) -> {
      if (!OF_THE_CLIENT.contains(header.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(header, value));
      }
    });
    return request.build();
  }

  private InputStream answer(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        answer.body().close();
        throw new IOException("the store answers " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
