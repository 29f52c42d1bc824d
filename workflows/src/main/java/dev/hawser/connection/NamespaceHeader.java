package dev.hawser.connection;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/**
 * Names the namespace in the header of each call. Temporal Cloud needs it to accept an API key. The
 * SDK adds it only to the calls of a {@code WorkflowClient}.
 */
public record NamespaceHeader(String namespace) implements ClientInterceptor {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("temporal-namespace", Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> answer, Metadata headers) {
        if (!headers.containsKey(KEY)) headers.put(KEY, namespace);
        super.start(answer, headers);
      }
    };
  }
}
