package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (通行密钥): what a person's device shows in place of password and second factor. The device
 * unlocks it by PIN, face or finger each time, so that it stands for both.
 */
@Service
class Passkeys {
  private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
  private static final Actor DOOR = Actor.house("登录");
  private static final int MOST = 10;
  private static final int LONGEST_NAME = 40;

  private final JdbcClient jdbc;
  private final Attempts attempts;
  private final Clock clock;
  private final Optional<PasskeySite> site;
  // When it is first needed: the library reads many classes.
  private final Supplier<WebAuthnRelyingPartyOperations> party;
  private final Supplier<JsonMapper> json =
      SingletonSupplier.of(
          () -> JsonMapper.builder().addModule(new WebauthnJacksonModule()).build());

  Passkeys(
      JdbcClient jdbc,
      PasskeyStore store,
      Attempts attempts,
      Clock clock,
      @Value("${shanshui.address:}") String address) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.clock = clock;
    this.site = PasskeySite.of(address);
    this.party = SingletonSupplier.of(() -> party(store));
  }

  private WebAuthnRelyingPartyOperations party(PasskeyStore store) {
    PasskeySite here = site.orElseThrow(() -> off().asException());
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(
            store,
            store,
            PublicKeyCredentialRpEntity.builder().id(here.host()).name("山水").build(),
            Set.of(here.origin()));
    operations.setCustomizeCreationOptions(
        options ->
            options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  private static Refusal off() {
    return Refusal.missing(
        "directory.passkeys-off",
        "本系统未启用通行密钥：须设置以 https 开头、带域名的访问地址（SHANSHUI_ADDRESS）。",
        "there are no passkeys here: they need an address with a name and https (SHANSHUI_ADDRESS)");
  }

  /** Whether browsers make passkeys for this site. */
  boolean isOn() {
    return site.isPresent();
  }

  /** A passkey as its owner and administrators see it. */
  record Passkey(long id, String name, OffsetDateTime madeAt, @Nullable OffsetDateTime usedAt) {}

  /** A person's, the latest first. */
  List<Passkey> of(long person) {
    return jdbc.sql(
            "select id, name, made_at, used_at from passkey where person_id = ? order by id desc")
        .param(person)
        .query(RecordRows.of(Passkey.class))
        .list();
  }

  /** What a browser is asked to make one for the actor with. */
  PublicKeyCredentialCreationOptions offer(Authentication actor) {
    return party
        .get()
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(actor));
  }

  /**
   * Takes on a passkey that the actor's device has made.
   *
   * @param offered what it was asked with; null if that was not kept
   * @param made what it answered, as JSON
   * @param name what the actor calls it
   */
  @Transactional
  void take(@Nullable PublicKeyCredentialCreationOptions offered, String made, String name) {
    String cleaned = name.strip();
    if (cleaned.isEmpty() || cleaned.length() > LONGEST_NAME) {
      throw Refusal.invalid(
              "directory.passkey-name-length",
              "请写明是哪台设备，1–40 个字。",
              "say in 1 to 40 characters which device it is")
          .beside("name")
          .asException();
    }
    if (of(Actor.current().person()).size() >= MOST) {
      throw Refusal.conflict(
              "directory.too-many-passkeys",
              "每人最多 10 个通行密钥，请先删去不用的。",
              "10 passkeys at most: remove one first")
          .asException();
    }
    WebAuthnRelyingPartyOperations operations = party.get();
    try {
      operations.registerCredential(
          new ImmutableRelyingPartyRegistrationRequest(
              Objects.requireNonNull(offered, "Nothing was offered"),
              new RelyingPartyPublicKey(
                  json.get()
                      .readValue(
                          made,
                          new TypeReference<
                              PublicKeyCredential<AuthenticatorAttestationResponse>>() {}),
                  cleaned)));
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library's exceptions have no name in common.
      log.info("通行密钥未被接受 · a passkey was not taken: {}", e.toString());
      throw Refusal.invalid(
              "directory.passkey-unfit",
              "设备生成的通行密钥无效或页面已过期，请再试一次。",
              "what the device made is no passkey for this site, or the page has grown old: try again")
          .asException();
    }
  }

  /** Removes one of the actor's own. */
  @Transactional
  void remove(long id) {
    remove(Actor.current().person(), id);
  }

  /** Removes one of a person's, within the transaction of what makes it necessary. */
  void remove(long person, long id) {
    int gone =
        jdbc.sql("delete from passkey where id = ? and person_id = ?").params(id, person).update();
    if (gone == 0) {
      throw Refusal.missing(
              "directory.no-passkey",
              "没有这个通行密钥，或已删除。",
              "there is no such passkey, or it is removed")
          .asException();
    }
  }

  /**
   * What a browser is asked to show one with.
   *
   * @param actor who has signed in by password and is to show one of theirs; else any will do
   */
  PublicKeyCredentialRequestOptions ask(@Nullable Authentication actor) {
    WebAuthnRelyingPartyOperations operations = party.get();
    return DOOR.call(
        () ->
            operations.createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(actor)));
  }

  /** As browsers read them. */
  String json(Object options) {
    return json.get().writeValueAsString(options);
  }

  private record Owner(long id, String login, boolean active) {}

  /**
   * Who it is that shows a passkey.
   *
   * @param asked what it was asked with; null if nothing was
   * @param shown what the device answered, as JSON
   * @param address where they sit
   * @throws AuthenticationException if it is not good, or its owner may not come in; with the login
   *     where that is known
   */
  PasskeyAccount signIn(
      @Nullable PublicKeyCredentialRequestOptions asked, @Nullable String shown, String address) {
    return DOOR.from(address)
        .call(
            () -> {
              PublicKeyCredential<AuthenticatorAssertionResponse> credential = read(shown);
              Optional<Owner> owner = owner(credential.getRawId().toBase64UrlString());
              String login = owner.map(Owner::login).orElse("");
              try {
                return admitted(asked, credential, owner, login, address);
              } catch (AuthenticationException e) {
                e.setAuthenticationRequest(
                    UsernamePasswordAuthenticationToken.unauthenticated(login, ""));
                throw e;
              }
            });
  }

  private PublicKeyCredential<AuthenticatorAssertionResponse> read(@Nullable String shown) {
    try {
      return json.get()
          .readValue(
              shown == null ? "" : shown,
              new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
    } catch (JacksonException | IllegalArgumentException e) {
      throw new BadCredentialsException("Not a passkey", e);
    }
  }

  private Optional<Owner> owner(String credential) {
    return jdbc.sql(
            "select p.id, p.login, p.active from passkey k join person p on p.id = k.person_id where k.credential_id = ?")
        .param(credential)
        .query(RecordRows.of(Owner.class))
        .optional();
  }

  private PasskeyAccount admitted(
      @Nullable PublicKeyCredentialRequestOptions asked,
      PublicKeyCredential<AuthenticatorAssertionResponse> credential,
      Optional<Owner> owner,
      String login,
      String address) {
    Optional<Instant> wouldLock = attempts.count(login, address);
    if (asked == null || owner.isEmpty() || !owner.get().active() || !isGood(asked, credential)) {
      attempts.failed(login, address);
      wouldLock.ifPresent(
          until -> {
            attempts.lock(login, until, address);
            throw new LockedUntil(until, Duration.between(clock.instant(), until));
          });
      throw new BadCredentialsException("Not a good passkey");
    }
    attempts.clear(login, address);
    return new PasskeyAccount(owner.get().id(), login);
  }

  private boolean isGood(
      PublicKeyCredentialRequestOptions asked,
      PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
    try {
      party.get().authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
      return true;
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      log.info("通行密钥不符 · a passkey is not good: {}", e.toString());
      return false;
    }
  }
}
