package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/**
 * Where the library of WebAuthn finds passkeys and whose they are: in the table {@code passkey},
 * within the sight of the one who acts. What devices know a person by is made with the first
 * passkey and kept with each of them.
 */
@Component
class PasskeyStore implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private static final String COLUMNS =
      "select credential_id, user_handle, public_key, attestation, transports, signature_count, name, made_at, used_at from passkey ";

  private static final RowMapper<CredentialRecord> ROW =
      (row, number) -> {
        OffsetDateTime made = row.getObject("made_at", OffsetDateTime.class);
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return ImmutableCredentialRecord.builder()
            .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
            .credentialId(Bytes.fromBase64(row.getString("credential_id")))
            .userEntityUserId(Bytes.fromBase64(row.getString("user_handle")))
            .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
            .attestationObject(new Bytes(row.getBytes("attestation")))
            .transports(
                Arrays.stream((String[]) row.getArray("transports").getArray())
                    .map(AuthenticatorTransport::valueOf)
                    .collect(Collectors.toSet()))
            .signatureCount(row.getLong("signature_count"))
            .uvInitialized(true)
            .label(row.getString("name"))
            .created(made.toInstant())
            .lastUsed((used == null ? made : used).toInstant())
            .build();
      };

  private final JdbcClient jdbc;
  private final Clock clock;

  PasskeyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return jdbc.sql(COLUMNS + "where user_handle = ? order by id")
        .param(handle.toBase64UrlString())
        .query(ROW)
        .list();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return jdbc.sql(COLUMNS + "where credential_id = ?")
        .param(credential.toBase64UrlString())
        .query(ROW)
        .optional()
        .orElse(null);
  }

  /**
   * Notes that a known one was used; a new one is the actor's.
   *
   * @throws IllegalArgumentException if the device has counted no further than when it was used
   *     last, as a copy of it does; devices that do not count say nought
   */
  @Override
  public void save(CredentialRecord shown) {
    if (findByCredentialId(shown.getCredentialId()) == null) {
      add(shown);
      return;
    }
    int further =
        jdbc.sql(
                """
                update passkey set signature_count = :count, used_at = :now
                where credential_id = :credential and (signature_count < :count or signature_count = 0 and :count = 0)
                """)
            .param("count", shown.getSignatureCount())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("credential", shown.getCredentialId().toBase64UrlString())
            .update();
    if (further == 0) {
      throw new IllegalArgumentException("A copy of a device, or what was said before");
    }
  }

  private void add(CredentialRecord fresh) {
    Bytes attestation = fresh.getAttestationObject();
    if (attestation == null) {
      throw new IllegalArgumentException("A passkey without attestation object");
    }
    int added =
        jdbc.sql(
                """
                insert into passkey (person_id, name, credential_id, user_handle, public_key, attestation, transports, signature_count)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (credential_id) do nothing
                """)
            .params(
                Actor.current().person(),
                fresh.getLabel(),
                fresh.getCredentialId().toBase64UrlString(),
                fresh.getUserEntityUserId().toBase64UrlString(),
                fresh.getPublicKey().getBytes(),
                attestation.getBytes(),
                fresh.getTransports().stream()
                    .map(AuthenticatorTransport::getValue)
                    .sorted()
                    .toArray(String[]::new),
                fresh.getSignatureCount())
            .update();
    if (added == 0) {
      throw new IllegalArgumentException("That passkey is somebody's already");
    }
  }

  @Override
  public void delete(Bytes credential) {
    jdbc.sql("delete from passkey where credential_id = ?")
        .param(credential.toBase64UrlString())
        .update();
  }

  private record Owner(String login, String name, @Nullable String userHandle) {}

  private static PublicKeyCredentialUserEntity entity(Owner owner) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(owner.userHandle() == null ? Bytes.random() : Bytes.fromBase64(owner.userHandle()))
        .name(owner.login())
        .displayName(owner.name())
        .build();
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return owner(
            "p.id = (select person_id from passkey where user_handle = ? limit 1)",
            handle.toBase64UrlString())
        .map(PasskeyStore::entity)
        .orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
    return owner("p.login = ?", login).map(PasskeyStore::entity).orElse(null);
  }

  private Optional<Owner> owner(String which, String value) {
    return jdbc.sql(
            "select p.login, p.name, (select user_handle from passkey k where k.person_id = p.id order by k.id limit 1) as user_handle"
                + " from person p where "
                + which)
        .param(value)
        .query(RecordRows.of(Owner.class))
        .optional();
  }

  /** Nothing to keep: it comes with the first passkey. */
  @Override
  public void save(PublicKeyCredentialUserEntity person) {}
}
