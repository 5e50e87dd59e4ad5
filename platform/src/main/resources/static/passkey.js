// Passkeys: a form with data-passkey ("create" or "get") asks the browser what it was told at data-options, and is sent with the answer
// as any other field. Only the field's words pass between page and browser as text; bytes are base64url.
import { toast } from './toast.js';
import { words } from './words.js';

const known = 'credentials' in navigator && 'PublicKeyCredential' in window;

function text(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}

const keys = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

async function created(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: keys(options.excludeCredentials),
    },
  });
  return answer(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function shown(options) {
  const one = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: keys(options.allowCredentials) },
  });
  return answer(one, {
    authenticatorData: text(one.response.authenticatorData),
    signature: text(one.response.signature),
    userHandle: one.response.userHandle ? text(one.response.userHandle) : undefined,
  });
}

function answer(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { ...response, clientDataJSON: text(credential.response.clientDataJSON) },
  });
}

async function ask(form) {
  try {
    const told = await fetch(form.dataset.options, { headers: { Accept: 'application/json' } });
    if (!told.ok) throw new Error(`${told.status}`);
    const options = await told.json();
    form.elements.credential.value = await (form.dataset.passkey === 'create' ? created(options) : shown(options));
    form.requestSubmit();
  } catch (refused) {
    console.info('passkey: not done', refused.name);
    toast(words.passkey, 'bad');
  } finally {
    delete form.dataset.asking;
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.dataset.passkey || form.elements.credential.value) return;
  event.preventDefault();
  if (!known) {
    toast(words.noPasskeys, 'bad');
  } else if (!form.dataset.asking) {
    form.dataset.asking = 'yes';
    ask(form);
  }
});

if (known) document.querySelectorAll('form[data-passkey][hidden]').forEach((form) => { form.hidden = false; });
