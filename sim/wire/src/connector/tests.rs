use aws_smithy_runtime_api::client::http::HttpConnector as _;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_world::fault::{On, Verdict};
use rolecall_world::{Config, Sim, World};

use super::{Connector, parts};
use crate::door::Door;
use crate::request::Outgoing;
use crate::testing::client::{Sent, came, twelve};

const WHO: Operation = Operation::StsGetCallerIdentity;
const HOST: &str = "sts.eu-west-1.amazonaws.com";

/// As an SDK hands it over: signed with the host, which stands in the URI alone.
fn request(sim: &Sim) -> HttpRequest {
    let sent = Sent::call(WHO, &Structure::new()).with("host", HOST);
    let sent = sent.signed(&twelve("111111111111"), "sts", "eu-west-1", sim.now());
    let mut request = HttpRequest::new(SdkBody::from(sent.body));
    request.set_method("POST").unwrap();
    request.set_uri(format!("https://{HOST}/")).unwrap();
    for (name, value) in sent.headers.into_iter().filter(|(name, _)| name != "host") {
        request
            .headers_mut()
            .insert(name, String::from_utf8(value).unwrap());
    }
    request
}

fn connector() -> (Sim, Connector) {
    let sim = Sim::new(World::new(Config::default()));
    let clock = sim.clone();
    let connector = Connector::new(Door::default(), sim.clone(), move || clock.now());
    (sim, connector)
}

fn outgoing(response: &HttpResponse) -> Outgoing {
    Outgoing {
        status: response.status().as_u16(),
        headers: Vec::new(),
        body: response.body().bytes().unwrap().to_vec(),
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_s_request_is_answered() {
    let (sim, connector) = connector();
    let response = connector.call(request(&sim)).await.unwrap();
    let answer = came(WHO, &outgoing(&response)).unwrap();
    assert_eq!(answer.text("Arn"), Some("arn:aws:iam::111111111111:root"));
    assert!(response.headers().get("x-amzn-requestid").is_some());
    assert!(response.headers().get("date").is_none());
}

#[tokio::test(start_paused = true)]
async fn what_a_fault_cuts_off_is_an_error_of_the_line() {
    let (sim, connector) = connector();
    sim.with(|world| world.faults().add(On::first(WHO, Verdict::LoseAnswer)));
    let error = connector.call(request(&sim)).await.unwrap_err();
    assert!(error.is_io());
    sim.with(|world| world.faults().add(On::first(WHO, Verdict::FailBefore)));
    let response = connector.call(request(&sim)).await.unwrap();
    assert_eq!(response.status().as_u16(), 500);
}

#[test]
fn the_parts_of_a_uri() {
    for (uri, expected) in [
        ("https://iam.amazonaws.com/", ("iam.amazonaws.com", "/", "")),
        ("https://iam.amazonaws.com:443", ("iam.amazonaws.com", "/", "")),
        ("http://localhost:4566/?a=b", ("localhost:4566", "/", "a=b")),
        ("http://localhost:80?a=/?", ("localhost", "/", "a=/?")),
        ("https://[::1]:8443/x/y?z#f?", ("[::1]:8443", "/x/y", "z")),
        ("/relative", ("", "/relative", "")),
        ("", ("", "/", "")),
    ] {
        assert_eq!(parts(uri), expected, "{uri}");
    }
}
