// A shopper's way from login to checkout.
import http from 'k6/http';
import exec from 'k6/execution';
import { check, group, sleep } from 'k6';
import { SharedArray } from 'k6/data';
import { Rate, Trend } from 'k6/metrics';

// One copy for all VUs; a plain JSON.parse would be one copy per VU.
const users = new SharedArray('users', () => JSON.parse(open('./users.json')));

// What the business cares about, next to what HTTP says.
const checkoutSuccess = new Rate('checkout_success');
const checkoutDuration = new Trend('checkout_duration', true); // true: milliseconds

const base = __ENV.TARGET_URL;
const json = { 'Content-Type': 'application/json' };

// Variables of the module belong to one VU each and outlive its iterations: the session is this VU's token cache. A login per
// iteration would test the login, not the shop.
let session = null;

export default function () {
  const user = users[(exec.vu.idInTest - 1) % users.length];
  // A shopper who never reaches the till is a failed checkout, too: otherwise the rate looks best when all else is broken.
  checkoutSuccess.add(shop(user), { segment: user.segment });
}

function shop(user) {
  if (!login(user)) {
    sleep(1); // an iteration that fails at once must not become a tight loop
    return false;
  }
  const productId = browse();
  const cart = productId && fillCart(productId);
  return Boolean(cart) && checkout(cart, user.segment);
}

function login(user) {
  if (session && Date.now() < session.renewAt) {
    return true;
  }
  const response = session
    ? post('/api/refresh', { refreshToken: session.refreshToken }, 'refresh')
    : post('/api/login', { username: user.username, password: __ENV.SHOP_PASSWORD || 'demo' }, 'login');
  if (!check(response, { 'logged in': (r) => r.status === 200 })) {
    session = null; // a refresh token expires as well: start again with the password
    return false;
  }
  const granted = response.json();
  session = {
    accessToken: granted.accessToken,
    refreshToken: granted.refreshToken,
    // At half its life: the token must last for the whole iteration that begins now.
    renewAt: Date.now() + (granted.expiresIn * 1000) / 2,
  };
  return true;
}

function browse() {
  return group('browse', () => {
    const list = http.get(`${base}/api/products`, { tags: { name: 'products' } });
    if (!check(list, { 'products are listed': (r) => r.status === 200 })) {
      return null;
    }
    const products = list.json();
    const id = products[Math.floor(Math.random() * products.length)].id;
    think();
    // Named, or every product would be a series of its own.
    const one = http.get(`${base}/api/products/${id}`, { tags: { name: 'product' } });
    check(one, { 'the product is shown': (r) => r.status === 200 });
    think();
    return id;
  });
}

function fillCart(productId) {
  return group('cart', () => {
    const response = post('/api/cart', { productId, quantity: 1 }, 'cart');
    const added = check(response, { 'the cart is filled': (r) => r.status === 201 });
    think();
    return added ? response.json('cart') : null;
  });
}

function checkout(cart, segment) {
  return group('checkout', () => {
    const response = post('/api/checkout', { cart }, 'checkout');
    checkoutDuration.add(response.timings.duration, { segment });
    return check(response, { 'the order is placed': (r) => r.status === 201 && r.json('orderId') > 0 });
  });
}

function post(path, body, name) {
  const headers = session ? { ...json, Authorization: `Bearer ${session.accessToken}` } : json;
  return http.post(`${base}${path}`, JSON.stringify(body), { headers, tags: { name } });
}

function think() {
  sleep(0.5 + Math.random());
}
