//! Whoever an issuer vouches for comes in without credentials, once the issuer's keys are told.

use rolecall_api::document::Value as Given;

use super::*;

const JWKS: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"k1","x":"z6DbIwWBYGNKpeLXpK8VlAdZGFk_vgrGw3zkDnMv7Lc","y":"umgvqu5aQU3Mb3oUW9syNWnk36R-66yqMEPuGiyFHms"}]}"#;
/// Of `https://token.example.com` for `anna@example.com` and `app`, until 2100, signed by the key above.
const TOKEN: &str = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImsxIn0.eyJpc3MiOiJodHRwczovL3Rva2VuLmV4YW1wbGUuY29tIiwic3ViIjoiYW5uYUBleGFtcGxlLmNvbSIsImF1ZCI6ImFwcCIsImV4cCI6NDEwMjQ0NDgwMH0.iYgXFrNeJZPLOJqAA6LuXlJuS0T4kJVdsZzA1_NeGCH0q16hXyyIj7Ua98DGcwLS-KowjteZPWocStOu40DmnA";
const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111111111111:oidc-provider/token.example.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.example.com:sub":"anna@example.com"}}}]}"#;

fn text(answer: &Outgoing) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

/// The call, unsigned, as SDKs make it.
fn unsigned() -> Sent {
    Sent::form(
        "sts.us-east-1.amazonaws.com",
        &format!(
            "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn:aws:iam::111111111111:role/web&RoleSessionName=anna&WebIdentityToken={TOKEN}"
        ),
    )
}

#[tokio::test]
async fn a_token_is_taken_without_a_signature_when_its_issuers_keys_are_known() {
    let running = Running::new(World::new(Config::default())).await;
    let root = twelve("111111111111");
    let provider = Structure::new()
        .with("Url", "https://token.example.com")
        .with("ClientIDList", Given::List(vec!["app".into()]));
    let create = Operation::IamCreateOpenIDConnectProvider;
    running.call(&root, create, &provider).await.unwrap();
    let role = Structure::new()
        .with("RoleName", "web")
        .with("AssumeRolePolicyDocument", TRUST);
    running
        .call(&root, Operation::IamCreateRole, &role)
        .await
        .unwrap();

    let refused = running.send(&unsigned()).await;
    assert_eq!(refused.status, 400);
    assert!(text(&refused).contains("<Code>InvalidIdentityToken</Code>"));
    let told = format!(r#"{{"issuer":"https://token.example.com","jwks":{JWKS}}}"#);
    let (status, listed) = running.control("PUT", "/issuers", &told).await;
    assert_eq!((status, &listed["issuers"]), (200, &json!(["token.example.com"])));
    let taken = running.send(&unsigned()).await;
    assert_eq!(taken.status, 200, "{}", text(&taken));
    assert!(text(&taken).contains("<Arn>arn:aws:sts::111111111111:assumed-role/web/anna</Arn>"));
    let gone = r#"{"issuer":"https://token.example.com"}"#;
    assert_eq!(running.control("DELETE", "/issuers", gone).await.0, 200);
    assert_eq!(running.control("DELETE", "/issuers", gone).await.0, 404);
    assert_eq!(running.send(&unsigned()).await.status, 400);
}

#[tokio::test]
async fn what_is_no_issuer_is_refused() {
    let running = Running::new(World::new(Config::default())).await;
    for told in [
        "{}".to_owned(),
        format!(r#"{{"issuer":"token.example.com","jwks":{JWKS}}}"#),
        r#"{"issuer":"https://token.example.com"}"#.to_owned(),
        r#"{"issuer":"https://token.example.com","jwks":{"keys":[]}}"#.to_owned(),
    ] {
        assert_eq!(running.control("PUT", "/issuers", &told).await.0, 400, "{told}");
    }
    let (_, listed) = running.control("GET", "/issuers", "").await;
    assert_eq!(listed["issuers"], json!([]));
}
