// Service worker of Liqscape's browser push. It shows what arrives, once, and nothing that is over.
'use strict';

/** What a message says, or null if it is none of ours or its time is over. */
function readPush(text, nowMillis) {
  let m;
  try {
    m = JSON.parse(text);
  } catch (e) {
    return null;
  }
  if (!m || typeof m.title !== 'string' || typeof m.body !== 'string' || typeof m.tag !== 'string') {
    return null;
  }
  if (typeof m.expiresAt === 'number' && nowMillis >= m.expiresAt) {
    return null;
  }
  return {
    title: m.title,
    options: {
      body: m.body,
      tag: m.tag, // a later message of the same story takes the place of this one
      renotify: true,
      requireInteraction: m.urgent === true,
      data: { id: m.id, tier: m.tier },
    },
  };
}

/** Decrypts a message as RFC 8291 says; what a browser does before it calls us. For tests. */
async function decryptPush(body, keys, crypto) {
  const bytes = new Uint8Array(body);
  const salt = bytes.slice(0, 16);
  const idLength = bytes[20];
  const sender = bytes.slice(21, 21 + idLength);
  const record = bytes.slice(21 + idLength);
  const concat = (...parts) => {
    const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    let at = 0;
    for (const p of parts) {
      out.set(p, at);
      at += p.length;
    }
    return out;
  };
  const ascii = (s) => new TextEncoder().encode(s);
  const hkdf = async (secret, saltBytes, info, length) => {
    const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: saltBytes, info };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
  };
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const own = await crypto.subtle.importKey('jwk', keys.jwk, curve, false, ['deriveBits']);
  const theirs = await crypto.subtle.importKey('raw', sender, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256);
  const info = concat(ascii('WebPush: info\0'), keys.point, sender);
  const input = await hkdf(new Uint8Array(shared), keys.auth, info, 32);
  const cek = await hkdf(input, salt, ascii('Content-Encoding: aes128gcm\0'), 16);
  const nonce = await hkdf(input, salt, ascii('Content-Encoding: nonce\0'), 12);
  const key = await crypto.subtle.importKey('raw', cek, 'AES-GCM', false, ['decrypt']);
  const plain = new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, record));
  let end = plain.length - 1;
  while (end >= 0 && plain[end] === 0) {
    end--;
  }
  if (end < 0 || plain[end] !== 2) {
    throw new Error('not the last record');
  }
  return plain.slice(0, end);
}

if (typeof self !== 'undefined' && self.registration) {
  self.addEventListener('push', (event) => {
    const shown = readPush(event.data ? event.data.text() : '', Date.now());
    // A browser takes the permission away from who shows nothing, so what is over says so.
    const { title, options } = shown ||
      { title: 'Liqscape', options: { body: 'An alert came too late and is over.', tag: 'over' } };
    event.waitUntil(self.registration.showNotification(title, options));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(
      // The page that switched push on is not yet controlled by this worker, and is the one to show.
      self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
        const page = windows.find((w) => w.url.startsWith(self.registration.scope));
        return page ? page.focus() : self.clients.openWindow('./');
      }));
  });
} else if (typeof module !== 'undefined') {
  module.exports = { readPush, decryptPush };
}
