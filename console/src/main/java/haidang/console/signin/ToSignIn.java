package haidang.console.signin;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;

/// Who is not signed in is led to the sign-in page; who is and may not is told so.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class ToSignIn implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    return refused.isForbidden()
        ? HttpResponse.status(HttpStatus.FORBIDDEN)
        : HttpResponse.seeOther(URI.create("/sign-in"));
  }
}
