// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** The curve of push: points as 65 bytes, {@code 04 x y}, and what is done with them. */
final class P256 {

  static final int POINT_BYTES = 65;
  static final int SCALAR_BYTES = 32;

  private static final String CURVE = "secp256r1";
  private static final ECParameterSpec PARAMETERS = parameters();

  private P256() {}

  /**
   * A public key.
   *
   * @throws IllegalArgumentException unless the bytes are an uncompressed point on the curve; the
   *     JDK's key factory would take any
   */
  static ECPublicKey publicKey(byte[] point) {
    if (point.length != POINT_BYTES || point[0] != 4) {
      throw new IllegalArgumentException(
          "a P-256 key must have 65 bytes beginning with 04, had " + point.length);
    }
    BigInteger x = new BigInteger(1, point, 1, SCALAR_BYTES);
    BigInteger y = new BigInteger(1, point, 1 + SCALAR_BYTES, SCALAR_BYTES);
    if (!onCurve(x, y)) {
      throw new IllegalArgumentException("a P-256 key must be a point on the curve");
    }
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC")
              .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), PARAMETERS));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a P-256 key", e);
    }
  }

  /** y&sup2; = x&sup3; + ax + b (mod p), both coordinates reduced. */
  private static boolean onCurve(BigInteger x, BigInteger y) {
    BigInteger p = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();
    BigInteger a = PARAMETERS.getCurve().getA();
    BigInteger b = PARAMETERS.getCurve().getB();
    return x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.multiply(y).mod(p).equals(x.multiply(x).add(a).multiply(x).add(b).mod(p));
  }

  /** A private key of 32 bytes in [1, n). */
  static ECPrivateKey privateKey(byte[] scalar) {
    BigInteger s = new BigInteger(1, scalar);
    if (scalar.length != SCALAR_BYTES
        || s.signum() == 0
        || s.compareTo(PARAMETERS.getOrder()) >= 0) {
      throw new IllegalArgumentException(
          "a P-256 private key must have 32 bytes in [1, n), had " + scalar.length);
    }
    try {
      return (ECPrivateKey)
          KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(s, PARAMETERS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  static byte[] encoded(ECPublicKey key) {
    byte[] point = new byte[POINT_BYTES];
    point[0] = 4;
    put(key.getW().getAffineX(), point, 1);
    put(key.getW().getAffineY(), point, 1 + SCALAR_BYTES);
    return point;
  }

  static byte[] encoded(ECPrivateKey key) {
    byte[] scalar = new byte[SCALAR_BYTES];
    put(key.getS(), scalar, 0);
    return scalar;
  }

  static byte[] sharedSecret(ECPrivateKey own, ECPublicKey other) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(own);
      agreement.doPhase(other, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("agreeing on P-256", e);
    }
  }

  private static void put(BigInteger value, byte[] into, int at) {
    byte[] bytes = value.toByteArray();
    int from = Math.max(0, bytes.length - SCALAR_BYTES);
    int length = bytes.length - from;
    System.arraycopy(bytes, from, into, at + SCALAR_BYTES - length, length);
  }

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }
}
