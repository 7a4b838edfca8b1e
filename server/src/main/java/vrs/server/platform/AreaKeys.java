package vrs.server.platform;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The keys of the municipalities: wrapped in the table `area_key`, unwrapped in a bounded memory
/// cache. What wraps them lies in the [KeyStore] and never in the database.
public final class AreaKeys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final String DATA = "data";
  private static final String LOOKUP = "lookup";

  private final KeyStore store;
  private final Areas areas;
  private final DataSource dataSource;
  private final Map<AreaCode, AreaCipher> cache;

  /// Every municipality of Japan fits, with room for offices.
  public AreaKeys(KeyStore store, DataSource dataSource) {
    this(store, dataSource, 2_000);
  }

  AreaKeys(KeyStore store, DataSource dataSource, int cached) {
    this.store = store;
    this.areas = new Areas(dataSource);
    this.dataSource = dataSource;
    this.cache =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<AreaCode, AreaCipher> eldest) {
            return size() > cached;
          }
        };
  }

  /// Inside the area's transaction. Keys are made at the first use.
  public AreaCipher of(Area area) {
    AreaCipher known = cached(area.code());
    return known != null ? known : remember(load(area));
  }

  /// Outside any transaction, for work that prepares one: sealing a file that is imported.
  public AreaCipher of(AreaCode code) {
    AreaCipher known = cached(code);
    return known != null ? known : areas.read(code, this::of);
  }

  /// What is in the cache is good only as long as the wrapping key exists: an area that another
  /// process erases is forgotten at its next use (C7).
  private @Nullable AreaCipher cached(AreaCode code) {
    AreaCipher known;
    synchronized (cache) {
      known = cache.get(code);
    }
    if (known == null || store.holds(code)) {
      return known;
    }
    synchronized (cache) {
      cache.remove(code);
    }
    return null;
  }

  /// Drops the keys of all areas whose wrapping key has been destroyed, so that they are not in
  /// memory either.
  void forgetDestroyed() {
    synchronized (cache) {
      cache.keySet().removeIf(code -> !store.holds(code));
    }
  }

  private AreaCipher remember(Loaded loaded) {
    synchronized (cache) {
      cache.put(loaded.area, loaded.cipher);
      return loaded.cipher;
    }
  }

  private Loaded load(Area area) {
    List<Wrapped> rows = rows(area);
    if (rows.isEmpty()) {
      make(area.code());
      rows = rows(area);
    }
    var dataKeys = new HashMap<Integer, SecretKey>();
    for (Wrapped row : rows) {
      dataKeys.put(
          row.version, new SecretKeySpec(store.unwrap(area.code(), DATA, row.dataKey), "AES"));
    }
    Wrapped newest = rows.getLast();
    var lookup =
        new SecretKeySpec(store.unwrap(area.code(), LOOKUP, newest.lookupKey), "HmacSHA256");
    return new Loaded(area.code(), new AreaCipher(area.code(), newest.version, dataKeys, lookup));
  }

  private static List<Wrapped> rows(Area area) {
    return area.sql(
            """
            select version, data_key, lookup_key
              from area_key
             where area = :area
             order by version
            """)
        .query((row, _) -> new Wrapped(row.getInt(1), row.getBytes(2), row.getBytes(3)))
        .list();
  }

  /// Commits on its own: the caller's transaction may yet be undone, and a key in the cache must
  /// not be. If another process was faster, its key stays.
  private void make(AreaCode code) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var own = connection.prepareStatement("select set_config('vrs.area', ?, true)");
          var insert =
              connection.prepareStatement(
                  """
                  insert into area_key (area, version, data_key, lookup_key)
                  values (?, 1, ?, ?)
                  on conflict (area, version) do nothing
                  """)) {
        own.setString(1, code.digits());
        own.execute();
        insert.setString(1, code.digits());
        insert.setBytes(2, store.wrap(code, DATA, random()));
        insert.setBytes(3, store.wrap(code, LOOKUP, random()));
        insert.executeUpdate();
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the keys of area " + code + " could not be stored", e);
    }
  }

  private static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  private record Loaded(AreaCode area, AreaCipher cipher) {}

  @SuppressWarnings("ArrayRecordComponent") // lives for one method
  private record Wrapped(int version, byte[] dataKey, byte[] lookupKey) {}
}
