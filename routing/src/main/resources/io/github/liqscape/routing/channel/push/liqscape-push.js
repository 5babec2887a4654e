// The page's side of browser push: subscribes this browser and tells the server.
'use strict';

const show = (text) => {
  document.getElementById('state').textContent = text;
};

async function switchOn() {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) {
    show('This browser knows no push.');
    return;
  }
  if ((await Notification.requestPermission()) !== 'granted') {
    show('The browser was told not to show notifications.');
    return;
  }
  const registration = await navigator.serviceWorker.register('liqscape-push-sw.js');
  const key = await (await fetch('key')).text();
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key.trim(),
  });
  const answer = await fetch('subscriptions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscription),
  });
  show(answer.ok ? 'On.' : 'The server refused: ' + answer.status);
}

async function switchOff() {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = registration && (await registration.pushManager.getSubscription());
  if (subscription) {
    await fetch('subscriptions', {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint: subscription.endpoint }),
    });
    await subscription.unsubscribe();
  }
  show('Off.');
}

document.getElementById('on').addEventListener('click', () => switchOn().catch((e) => show(String(e))));
document.getElementById('off').addEventListener('click', () => switchOff().catch((e) => show(String(e))));
