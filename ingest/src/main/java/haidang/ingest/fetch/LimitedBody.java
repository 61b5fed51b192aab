package haidang.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Collects a body in memory and breaks the connection off when it grows past the limit.
final class LimitedBody implements BodyHandler<byte[]> {
  private final int limit;

  LimitedBody(int limit) { this.limit = limit; }

  @Override
  public BodySubscriber<byte[]> apply(ResponseInfo info) {
    return new Collecting(limit, info.headers().firstValueAsLong("Content-Length").orElse(-1));
  }

  /// @param announced -1 where the server did not say
  static TooLarge tooLarge(long announced, int limit) {
    return new TooLarge("has " + (announced >= 0 ? announced : "more than " + limit) + " bytes, limit " + limit);
  }

  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) { super(message); }
  }

  private static final class Collecting implements BodySubscriber<byte[]> {
    private final int limit;
    private final long announced;
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    Collecting(int limit, long announced) {
      this.limit = limit;
      this.announced = announced;
    }

    @Override
    public CompletionStage<byte[]> getBody() { return result; }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      if (announced > limit) {
        breakOff(given);
      } else {
        given.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (result.isDone()) {
          return;
        }
        if (collected.size() + buffer.remaining() > limit && subscription != null) {
          breakOff(subscription);
          return;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        collected.writeBytes(bytes);
      }
    }

    private void breakOff(Subscription given) {
      result.completeExceptionally(tooLarge(announced, limit));
      given.cancel();
    }

    @Override
    public void onError(Throwable trouble) { result.completeExceptionally(trouble); }

    @Override
    public void onComplete() { result.complete(collected.toByteArray()); }
  }
}
