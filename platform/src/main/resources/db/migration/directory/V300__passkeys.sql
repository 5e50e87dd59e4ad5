-- Passkeys (通行密钥): keys that a person's devices hold, with which they sign in without a password.

create table passkey (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  name text not null,                            -- what its owner calls the device
  credential_id text not null unique,            -- base64url, as the device names it
  user_handle text not null,                     -- base64url, what devices know its owner by; the same for all of one's passkeys
  public_key bytea not null,                     -- COSE
  attestation bytea not null,                    -- what the device said of the key when it was made
  transports text[] not null,                    -- how the device is reached: internal, hybrid, usb …
  signature_count bigint not null,               -- as the device counts them; one that falls behind is a copy
  made_at timestamptz not null default house_now(),
  used_at timestamptz
);
create index on passkey (person_id, id desc);
create index on passkey (user_handle);
call guard_through('passkey', 'person_id', 'person');
call put_on_record('passkey', 'id', 'credential_id', 'user_handle', 'public_key', 'attestation', 'signature_count');
