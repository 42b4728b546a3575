//! A token signed by the key of a certificate ("Microsoft identity platform application authentication
//! certificate credentials", learn.microsoft.com, 2025): PS256, with the SHA-256 thumbprint.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PSS_SHA256, RsaKeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::{Value, json};

/// How long the token may be used.
const SECONDS: u64 = 300;

/// The token for `audience`, from a PEM file with certificate and key. The error says what is wrong with
/// the file, never what is in it.
pub(super) fn assertion(pem: &str, client: &str, audience: &str) -> Result<String, String> {
    if pem.contains("ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED") {
        return Err("its key is encrypted; write it without a password (`openssl pkey -in FILE`)".to_owned());
    }
    let certificate = CertificateDer::from_pem_slice(pem.as_bytes())
        .map_err(|_| "it holds no certificate in PEM; a .pfx file is turned into one by `openssl pkcs12 -in FILE -nodes`")?;
    let key = match PrivateKeyDer::from_pem_slice(pem.as_bytes()) {
        Ok(PrivateKeyDer::Pkcs8(key)) => RsaKeyPair::from_pkcs8(key.secret_pkcs8_der()),
        Ok(PrivateKeyDer::Pkcs1(key)) => RsaKeyPair::from_der(key.secret_pkcs1_der()),
        Ok(_) => return Err("its key isn't an RSA key".to_owned()),
        Err(_) => return Err("it holds no private key in PEM".to_owned()),
    };
    let key = key.map_err(|_| "its key isn't an RSA key of 2048 bits or more")?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let thumbprint = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, &certificate));
    let header = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": thumbprint });
    let claims = json!({
        "aud": audience,
        "iss": client,
        "sub": client,
        "jti": uuid::Uuid::new_v4(),
        "iat": now,
        // Clocks differ a little.
        "nbf": now.saturating_sub(30),
        "exp": now + SECONDS,
    });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(&claims));
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PSS_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature)
        .map_err(|_| "its key can't sign")?;
    Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
}
