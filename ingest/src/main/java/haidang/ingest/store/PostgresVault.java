package haidang.ingest.store;

import haidang.events.log.Vault;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/// Data keys in PostgreSQL, wrapped by the master key; subjects are known by keyed hashes alone.
public final class PostgresVault implements Vault {
  private final Database database;
  private final Keys keys;
  private final Sealing sealing = new Sealing();

  public PostgresVault(Database database, Keys keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public byte[] seal(String id, Collection<String> subjects, byte[] plain, Instant expires) {
    return database.transaction(db -> seal(db, id, subjects, plain, expires));
  }

  /// Seals in the caller's transaction, in one round trip.
  public byte[] seal(Handle db, String id, Collection<String> subjects, byte[] plain, Instant expires) {
    SecretKey fresh = sealing.newKey();
    byte[] wrapped = sealing.seal(keys.wrapping(), id, fresh.getEncoded());
    byte[] kept = db.createQuery("""
        with given as (
          insert into ingest.data_key (id, wrapped, expires) values (:id, :wrapped, :expires)
          on conflict (id) do update set expires = greatest(data_key.expires, excluded.expires) returning n, wrapped),
        named as (
          insert into ingest.data_key_subject (subject, key) select decode(s, 'hex'), n from given, unnest(:subjects) s
          on conflict do nothing)
        select wrapped from given""").bind("id", id).bind("wrapped", wrapped).bind("expires", expires)
        .bind("subjects", hashes(subjects)).mapTo(byte[].class).one();
    return sealing.seal(unwrapped(id, kept), id, plain);
  }

  @Override
  public Optional<byte[]> open(String id, byte[] sealed) {
    return database.transaction(db -> db.createQuery("select wrapped from ingest.data_key where id = :id")
        .bind("id", id).mapTo(byte[].class).findOne()).map(wrapped -> sealing.open(unwrapped(id, wrapped), id, sealed));
  }

  @Override
  public int drop(String subject) { return database.transaction(db -> drop(db, java.util.List.of(subject))); }

  /// Drops in the caller's transaction.
  public int drop(Handle db, Collection<String> subjects) { return db.createQuery("""
      with doomed as (select distinct key from ingest.data_key_subject
        where subject in (select decode(s, 'hex') from unnest(:subjects) s)),
      unnamed as (delete from ingest.data_key_subject s using doomed where s.key = doomed.key),
      dropped as (delete from ingest.data_key k using doomed where k.n = doomed.key returning 1)
      select count(*) from dropped""").bind("subjects", hashes(subjects))
      .mapTo(int.class).one(); }

  /// Has the erasure of more subjects drop the key of `id` too.
  public void entrust(Handle db, String id, Collection<String> subjects) { db.createUpdate("""
      insert into ingest.data_key_subject (subject, key)
      select decode(s, 'hex'), n from ingest.data_key, unnest(:subjects) s where id = :id
      on conflict do nothing""").bind("id", id).bind("subjects", hashes(subjects)).execute(); }

  /// Drops the keys of what has expired on the log anyway.
  public int dropExpired(Instant now) { return database.transaction(db -> db.createQuery("""
      with dropped as (delete from ingest.data_key where expires < :now returning n),
      unnamed as (delete from ingest.data_key_subject s using dropped where s.key = dropped.n)
      select count(*) from dropped""").bind("now", now).mapTo(int.class).one()); }

  /// In hex, because the driver takes arrays of text alone.
  private String[] hashes(Collection<String> subjects) {
    return subjects.stream().distinct().map(subject -> HexFormat.of().formatHex(keys.subject(subject)))
        .toArray(String[]::new);
  }

  private SecretKey unwrapped(String id, byte[] wrapped) {
    return new SecretKeySpec(sealing.open(keys.wrapping(), id, wrapped), "AES");
  }
}
