package dev.hawser.connection;

/** Where Temporal is when neither a flag, the environment nor a profile says so. */
public final class TemporalDefaults {
  /** The frontend of a development server, on this computer. */
  public static final String ADDRESS = "127.0.0.1:7233";

  public static final String NAMESPACE = "default";

  private TemporalDefaults() {}
}
